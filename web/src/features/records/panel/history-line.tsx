import type { FieldValue, Table } from '@/api/types';
import { Button } from '@/components/button';
import { fieldTypes } from '@/fields/field-types';
import { formatDateTime } from '@/i18n/format';
import { t } from '@/i18n/translate';
import type { HistoryEntry } from '../record-api';

interface HistoryLineProps {
  table: Table;
  entry: HistoryEntry;
  /** Null where there is nothing to go back to. */
  onRevert: (() => void) | null;
}

/** Who changed what and when, with the way back. */
export function HistoryLine({ table, entry, onRevert }: HistoryLineProps) {
  const nameOf = (slug: string) => table.fields.find((field) => field.slug === slug)?.name ?? slug;
  const text = (slug: string, value: FieldValue) => {
    const field = table.fields.find((each) => each.slug === slug);
    return (field ? fieldTypes[field.type].text(value, field) : '') || t('records.conflict.empty');
  };
  return (
    <li className="border-b border-line-soft py-3 text-sm last:border-b-0">
      <p className="flex items-baseline gap-2">
        <span className="font-medium">{entry.changed_by_label || t('records.person.system')}</span>
        <span className="text-muted">{t(`records.history.${entry.action}`)}</span>
        <span className="grow" />
        <time dateTime={entry.changed_at} className="text-xs whitespace-nowrap text-muted">
          {formatDateTime(entry.changed_at)}
        </time>
      </p>
      {entry.action !== 'create' && entry.action !== 'delete' && (
        <dl className="mt-1 grid grid-cols-[minmax(0,9rem)_minmax(0,1fr)] gap-x-3">
          {entry.changes.map(({ field, before, after }) => (
            <div key={field} className="contents">
              <dt className="truncate py-0.5 text-muted">{nameOf(field)}</dt>
              <dd className="py-0.5 break-words">
                <del className="text-muted no-underline">{text(field, before)}</del>
                <span aria-hidden="true" className="px-1.5 text-faint">
                  {t('records.history.arrow')}
                </span>
                <ins className="no-underline">{text(field, after)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {onRevert && (
        <Button variant="quiet" size="bar" className="mt-1 -ml-2.5" onClick={onRevert}>
          {t('records.history.goBack')}
        </Button>
      )}
    </li>
  );
}
