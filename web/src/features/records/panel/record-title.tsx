import type { RecordData, Table } from '@/api/types';
import { deadlinePhrase } from '@/fields/deadline-phrase';
import { isDeadline, urgencyOf } from '@/fields/deadline';
import { fieldTypes } from '@/fields/field-types';
import { todayIso } from '@/fields/iso-date';
import { textOf } from '@/fields/value-shapes';
import { t } from '@/i18n/translate';
import { statusField } from '../record-columns';
import { titleParts } from '../title-parts';

const URGENCY_CLASSES = { late: 'text-error', soon: 'text-warning', later: 'text-muted' };

/** What the record is called, its status and its deadline, readable at a glance. */
export function RecordTitle({ table, record }: { table: Table; record: RecordData }) {
  const status = statusField(table);
  const choice = table.fields.find((field) => field.type === 'choice' && field.slug !== status?.slug);
  const { number, name } = titleParts(table, record);
  const deadline = table.fields.find(isDeadline);
  const due = deadline ? textOf(record.values[deadline.slug] ?? null) : '';
  const today = todayIso();
  return (
    <div className="px-5 pt-1 pb-4">
      {number !== '' && <p className="text-sm text-muted">{number}</p>}
      <h2 className="text-xl font-semibold text-balance">{name}</h2>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        {status && fieldTypes.choice.render(record.values[status.slug] ?? null, status, true)}
        {choice && fieldTypes.choice.render(record.values[choice.slug] ?? null, choice, false)}
        {deadline && due !== '' && (
          <span className={URGENCY_CLASSES[urgencyOf(due, today)]}>{t('records.panel.due', { name: deadline.name, when: deadlinePhrase(due, today) })}</span>
        )}
      </div>
    </div>
  );
}
