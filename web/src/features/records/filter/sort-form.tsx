import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { Table } from '@/api/types';
import { IconButton } from '@/components/icon-button';
import { Select } from '@/components/select';
import { fieldTypes } from '@/fields/field-types';
import { t } from '@/i18n/translate';
import type { SortKey } from '../sort-order';

interface SortFormProps {
  table: Table;
  sort: readonly SortKey[];
  onChange: (sort: readonly SortKey[]) => void;
}

/** The fields the list is sorted by, their directions, and one more. */
export function SortForm({ table, sort, onChange }: SortFormProps) {
  const nameOf = (slug: string) => table.fields.find((field) => field.slug === slug)?.name ?? slug;
  const free = table.fields.filter(
    (field) => fieldTypes[field.type].sortable && !sort.some((key) => key.field === field.slug),
  );
  return (
    <div className="grid gap-2">
      {sort.map((key) => (
        <div key={key.field} className="flex items-center gap-1">
          <span className="grow truncate">{nameOf(key.field)}</span>
          <IconButton
            icon={key.descending ? ArrowDown : ArrowUp}
            size="small"
            label={t(key.descending ? 'records.sort.makeAscending' : 'records.sort.makeDescending')}
            onClick={() => onChange(sort.map((each) => (each === key ? { ...key, descending: !key.descending } : each)))}
          />
          <IconButton
            icon={X}
            size="small"
            label={t('records.sort.remove', { name: nameOf(key.field) })}
            onClick={() => onChange(sort.filter((each) => each !== key))}
          />
        </div>
      ))}
      <Select
        label={t(sort.length === 0 ? 'records.sort.first' : 'records.sort.add')}
        size="panel"
        value=""
        placeholder={t('records.sort.pick')}
        options={free.map((field) => ({ value: field.slug, label: field.name }))}
        onChange={(event) => onChange([...sort, { field: event.currentTarget.value, descending: false }])}
      />
    </div>
  );
}
