import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { Checkbox } from '@/components/checkbox';
import { IconButton } from '@/components/icon-button';
import { t } from '@/i18n/translate';
import { DEFAULT_COLUMNS, moveColumn, orderedFields, toggleHidden, type ColumnSettings } from './column-settings';
import { PopoverButton } from '@/components/popover-button';

interface ColumnsMenuProps {
  table: Table;
  columns: ColumnSettings;
  onColumns: (apply: (settings: ColumnSettings) => ColumnSettings) => void;
}

/** Which columns show, and their order. */
export function ColumnsMenu({ table, columns, onColumns }: ColumnsMenuProps) {
  const fields = orderedFields(table.fields, columns);
  return (
    <PopoverButton
      label={t('records.tool.columns')}
      placement="below-end"
      className="w-72"
      trigger={(trigger) => (
        <Button {...trigger} variant="quiet" size="bar" icon={Columns3}>
          <span className="max-phone:sr-only">{t('records.tool.columns')}</span>
        </Button>
      )}
    >
      {() => (
        <>
          {fields.map((field) => (
            <div key={field.slug} className="flex min-h-8 items-center gap-1 pl-2">
              <Checkbox
                className="grow"
                label={field.name}
                checked={!columns.hidden.includes(field.slug)}
                disabled={table.label_fields.includes(field.slug)}
                onChange={() => onColumns((settings) => toggleHidden(settings, field.slug))}
              />
              <IconButton
                icon={ChevronUp}
                size="small"
                label={t('records.columns.up', { name: field.name })}
                onClick={() => onColumns((settings) => moveColumn(table.fields, settings, field.slug, -1))}
              />
              <IconButton
                icon={ChevronDown}
                size="small"
                label={t('records.columns.down', { name: field.name })}
                onClick={() => onColumns((settings) => moveColumn(table.fields, settings, field.slug, 1))}
              />
            </div>
          ))}
          <hr className="-mx-[5px] my-[5px] border-line" />
          <Button variant="quiet" size="bar" onClick={() => onColumns(() => DEFAULT_COLUMNS)}>
            {t('records.columns.reset')}
          </Button>
        </>
      )}
    </PopoverButton>
  );
}
