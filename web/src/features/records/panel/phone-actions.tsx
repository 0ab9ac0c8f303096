import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Field, RecordData, Table } from '@/api/types';
import { Button } from '@/components/button';
import { Menu } from '@/components/menu';
import { fieldOptionsQuery } from '@/fields/use-field-options';
import { isChoice } from '@/fields/value-shapes';
import { t } from '@/i18n/translate';
import { fieldPhrase } from '@/fields/conditions/condition-phrase';
import type { RecordWriter } from '../record-writer';

interface PhoneActionsProps {
  table: Table;
  status: Field;
  record: RecordData;
  writer: RecordWriter;
}

/** The action under the thumb: the next status. */
export function PhoneActions({ table, status, record, writer }: PhoneActionsProps) {
  const queryClient = useQueryClient();
  const options = useQuery(fieldOptionsQuery(queryClient, table.slug, status, ''));
  const present = record.values[status.slug] ?? null;
  return (
    <div className="flex shrink-0 border-t border-line px-4 py-3 sm:hidden">
      <Menu
        label={t('records.panel.status', { name: fieldPhrase(status.name) })}
        entries={(options.data ?? []).map((option) => ({
          label: option.label,
          checked: isChoice(present) && present.value === option.key,
          onSelect: () => void writer.change([{ id: record.id, values: { [status.slug]: option.value } }]),
        }))}
        trigger={(trigger) => (
          <Button {...trigger} variant="primary" className="grow">
            {t('records.panel.status', { name: fieldPhrase(status.name) })}
          </Button>
        )}
      />
    </div>
  );
}
