import type { RecordData, Table } from '@/api/types';
import { shortDeadline } from '@/fields/deadline-phrase';
import { isDeadline, urgencyOf } from '@/fields/deadline';
import { fieldTypes } from '@/fields/field-types';
import { todayIso } from '@/fields/iso-date';
import { recordLabel } from '@/fields/record-label';
import { textOf } from '@/fields/value-shapes';
import { statusField } from './record-columns';

interface RecordCardProps {
  table: Table;
  record: RecordData;
  onOpen: () => void;
}

const URGENCY_CLASSES = { late: 'text-error', soon: 'text-warning', later: 'text-muted' };

/** A record on a phone: its name and status, whom it concerns, its kind, deadline and amount. */
export function RecordCard({ table, record, onOpen }: RecordCardProps) {
  const status = statusField(table);
  const kind = table.fields.find((field) => field.type === 'choice' && field.slug !== status?.slug);
  const link = table.fields.find((field) => field.type === 'foreign_key');
  const deadline = table.fields.find(isDeadline);
  const amount = table.fields.find((field) => field.type === 'decimal');
  const valueOf = (slug: string | undefined) => (slug === undefined ? null : (record.values[slug] ?? null));
  const due = textOf(valueOf(deadline?.slug));
  const today = todayIso();
  return (
    <button type="button" onClick={onOpen} className="grid w-full gap-1 px-4 py-3 text-left -outline-offset-2">
      <span className="flex items-start gap-3">
        <span className="min-w-0 grow text-lg leading-5 font-semibold text-balance">{recordLabel(table, record)}</span>
        {status && <span className="shrink-0">{fieldTypes.choice.render(valueOf(status.slug), status, true)}</span>}
      </span>
      {link && <span className="truncate text-muted">{fieldTypes.foreign_key.text(valueOf(link.slug), link)}</span>}
      <span className="flex items-center gap-3">
        {kind && fieldTypes.choice.render(valueOf(kind.slug), kind, false)}
        {due !== '' && (
          <span className={URGENCY_CLASSES[urgencyOf(due, today)]}>{shortDeadline(due, today)}</span>
        )}
        <span className="grow" />
        {amount && <span className="whitespace-nowrap">{fieldTypes.decimal.text(valueOf(amount.slug), amount)}</span>}
      </span>
    </button>
  );
}
