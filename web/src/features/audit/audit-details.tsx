import type { AuditEntry } from '@/api/queries/audit';
import { t } from '@/i18n/translate';
import type { AuditSearch } from './audit-search';
import { readDifferences, type Difference } from './differences';
import { memberPhrase, valuePhrase } from './state-words';

export interface AuditDetailsProps {
  entry: AuditEntry;
  object: string;
  onSearchChange: (change: AuditSearch) => void;
}

/** What an entry changed, where it came from, and the ways to what belongs with it. */
export function AuditDetails({ entry, object, onSearchChange }: AuditDetailsProps) {
  const { actor } = entry;
  const differences = readDifferences(entry.before, entry.after);
  const bothSides = entry.before !== null && entry.after !== null;
  return (
    <div className="grid gap-4 border-l-2 border-primary py-3 pl-5">
      {differences.length > 0 && (
        <dl aria-label={t('audit.differences')} className="grid grid-cols-[minmax(0,14rem)_minmax(0,1fr)] gap-x-4 gap-y-1 max-phone:grid-cols-1">
          {differences.map((difference) => (
            <DifferenceLine key={difference.path.join('/')} difference={difference} bothSides={bothSides} />
          ))}
        </dl>
      )}
      <dl className="flex flex-wrap gap-x-8 gap-y-1 text-xs text-muted">
        <Origin label={t('audit.address')} value={entry.address} />
        <Origin label={t('audit.request')} value={entry.request_id} />
        <Origin label={t('audit.entry')} value={String(entry.id)} />
        <Origin label={t('audit.hash')} value={entry.hash} />
      </dl>
      <p className="flex flex-wrap gap-x-5">
        {actor && (
          <button type="button" className="link min-h-7 text-left max-phone:min-h-11" onClick={() => onSearchChange({ qui: actor.name })}>
            {t('audit.all_by', { name: actor.name })}
          </button>
        )}
        {entry.object !== '' && (
          <button type="button" className="link min-h-7 text-left max-phone:min-h-11" onClick={() => onSearchChange({ objet: entry.object })}>
            {t('audit.all_about', { object })}
          </button>
        )}
      </p>
    </div>
  );
}

function DifferenceLine({ difference, bothSides }: { difference: Difference; bothSides: boolean }) {
  const { path, before, after } = difference;
  return (
    <>
      <dt className="text-muted">{memberPhrase(path)}</dt>
      <dd className="break-words max-phone:mb-2">
        {(bothSides || before !== undefined) && (
          <>
            <span className="sr-only">{t('audit.before')}</span>
            <del className="text-muted no-underline">{valuePhrase(before)}</del>
          </>
        )}
        {bothSides && (
          <span aria-hidden="true" className="px-1.5 text-faint">
            {t('records.history.arrow')}
          </span>
        )}
        {(bothSides || after !== undefined) && (
          <>
            <span className="sr-only">{t('audit.after')}</span>
            <ins className="no-underline">{valuePhrase(after)}</ins>
          </>
        )}
      </dd>
    </>
  );
}

function Origin({ label, value }: { label: string; value: string }) {
  if (value === '') return null;
  return (
    <div className="flex min-w-0 gap-1.5">
      <dt className="shrink-0">{label}</dt>
      <dd className="min-w-0 break-all text-ink">{value}</dd>
    </div>
  );
}
