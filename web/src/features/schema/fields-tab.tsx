import { ArrowLeft, Plus } from 'lucide-react';
import { useParentName } from '@/api/stored-tables';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { t } from '@/i18n/translate';
import { classNames } from '@/lib/class-names';
import { FieldEditor } from './field-editor';
import { FieldList } from './field-list';
import { NewField } from './new-field';

/** The address of the form for a field that does not exist yet. No slug holds a capital. */
export const newField = 'NOUVEAU';

export interface FieldsTabProps {
  table: Table;
  selected: string | undefined;
  onSelect: (slug: string | undefined) => void;
}

/** The list of fields at left, the selected one at right; on phones one after the other. */
export function FieldsTab({ table, selected, onSelect }: FieldsTabProps) {
  const field = table.fields.find(({ slug }) => slug === selected);
  const open = field !== undefined || selected === newField;
  const parent = useParentName(table);
  return (
    <div className="grid h-full min-h-0 grid-cols-[minmax(0,1fr)] md:grid-cols-[18rem_minmax(0,1fr)]">
      <section className={classNames('min-h-0 overflow-y-auto border-line px-2 pb-4 md:border-r', open && 'max-md:hidden')}>
        <div className="flex h-14 items-center justify-between pl-2">
          <h2 className="font-semibold">{t('schema.fields')}</h2>
          <Button variant="quiet" size="bar" icon={Plus} onClick={() => onSelect(newField)}>
            {t('schema.add_field')}
          </Button>
        </div>
        {parent !== undefined && <p className="mb-2 px-2 text-sm text-muted">{t('schema.details_of', { table: parent })}</p>}
        <FieldList table={table} selected={selected} onSelect={onSelect} />
      </section>
      <section className={classNames('min-h-0 overflow-y-auto px-5 py-5 phone:px-8 phone:py-6', !open && 'max-md:hidden')}>
        {open && (
          <Button variant="quiet" icon={ArrowLeft} className="mb-3 -ml-2 md:hidden" onClick={() => onSelect(undefined)}>
            {t('schema.fields')}
          </Button>
        )}
        {field && (
          <FieldEditor key={`${field.id}-${field.type}`} table={table} field={field} onDeleted={() => onSelect(undefined)} />
        )}
        {selected === newField && (
          <NewField table={table} onCreated={onSelect} onCancel={() => onSelect(undefined)} />
        )}
        {!open && (
          <EmptyState
            title={t('schema.nothing_selected')}
            detail={t('schema.nothing_selected_detail')}
            actions={<Button onClick={() => onSelect(newField)}>{t('schema.add_field_long')}</Button>}
          />
        )}
      </section>
    </div>
  );
}
