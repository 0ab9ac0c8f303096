import type { RecordData, Table } from '@/api/types';
import { shortDeadline } from '@/fields/deadline-phrase';
import { isDeadline, urgencyOf } from '@/fields/deadline';
import { fieldTypes } from '@/fields/field-types';
import { todayIso } from '@/fields/iso-date';
import { textOf } from '@/fields/value-shapes';
import { statusField } from './record-columns';
import { titleParts } from './title-parts';

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
  const { number, name } = titleParts(table, record);
  const concerns = [number, link ? fieldTypes.foreign_key.text(valueOf(link.slug), link) : ''].filter((part) => part !== '');
  return (
    <button type="button" onClick={onOpen} className="grid w-full gap-1 px-4 py-3 text-left -outline-offset-2">
      <span className="flex items-start gap-3">
        <span className="min-w-0 grow text-lg leading-5 font-semibold text-balance">{name}</span>
        {status && <span className="shrink-0">{fieldTypes.choice.render(valueOf(status.slug), status, true)}</span>}
      </span>
      {concerns.length > 0 && (
        <span className="flex gap-3 text-muted">
          {concerns.map((part) => (
            <span key={part} className="truncate first:shrink-0">
              {part}
            </span>
          ))}
        </span>
      )}
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
