import { X } from 'lucide-react';
import type { FieldType, Table } from '@/api/types';
import { Checkbox } from '@/components/checkbox';
import { IconButton } from '@/components/icon-button';
import { Select } from '@/components/select';
import { TextArea } from '@/components/text-area';
import { TextInput } from '@/components/text-input';
import { fieldTypes } from '@/fields/field-types';
import { t } from '@/i18n/translate';
import type { FieldDraft } from './type-draft';

interface DetailsFieldLineProps {
  field: FieldDraft;
  position: number;
  categories: readonly string[];
  tables: readonly Table[];
  /** Why the server refused this field. */
  refusal: string | undefined;
  autoFocus: boolean;
  onChange: (field: FieldDraft) => void;
  onRemove: (() => void) | undefined;
}

const types = Object.keys(fieldTypes) as FieldType[];

/** One field of the details: its name, its type, and what that needs. */
export function DetailsFieldLine(props: DetailsFieldLineProps) {
  const { field, position, categories, tables, refusal, autoFocus, onChange, onRemove } = props;
  // Another type begins without what the former was limited by.
  const setType = (type: FieldType) => onChange({ ...field, type, options: {} });
  return (
    <li className="grid gap-2 border-b border-line-soft py-3" aria-label={t('project_types.field_line', { n: position })}>
      <div className="grid grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_auto] items-end gap-2">
        <TextInput
          label={t('project_types.field_name')}
          size="panel"
          maxLength={200}
          autoComplete="off"
          autoFocus={autoFocus}
          value={field.name}
          error={refusal}
          onChange={(event) => onChange({ ...field, name: event.target.value })}
        />
        <Select
          label={t('project_types.field_type')}
          size="panel"
          value={field.type}
          options={types.map((type) => ({ value: type, label: t(`type.${type}`) }))}
          onChange={(event) => setType(event.target.value as FieldType)}
        />
        <IconButton icon={X} size="small" label={t('project_types.remove_field')} disabled={!onRemove} onClick={onRemove} />
      </div>
      {field.type === 'choice' && (
        <div className="grid gap-2 phone:grid-cols-2">
          <Select
            label={t('project_types.list')}
            size="panel"
            value={field.list}
            placeholder={t('project_types.own_list')}
            options={categories.map((name) => ({ value: name, label: name }))}
            onChange={(event) => onChange({ ...field, list: event.target.value })}
          />
          {field.list === '' && (
            <TextArea
              label={t('project_types.choices')}
              hint={t('project_types.choices_hint')}
              rows={3}
              value={field.choices}
              onChange={(event) => onChange({ ...field, choices: event.target.value })}
            />
          )}
        </div>
      )}
      {field.type === 'foreign_key' && (
        <Select
          label={t('project_types.linked_table')}
          size="panel"
          value={field.table}
          placeholder={t('project_types.choose_table')}
          options={tables.map(({ slug, name }) => ({ value: slug, label: name }))}
          onChange={(event) => onChange({ ...field, table: event.target.value })}
        />
      )}
      <Checkbox label={t('project_types.required')} checked={field.required} onChange={(event) => onChange({ ...field, required: event.target.checked })} />
    </li>
  );
}
