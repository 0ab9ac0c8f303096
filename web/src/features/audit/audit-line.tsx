import { ChevronDown, ChevronRight, CircleX } from 'lucide-react';
import { useId } from 'react';
import type { AuditEntry } from '@/api/queries/audit';
import type { Table } from '@/api/types';
import { iconStroke } from '@/components/icon';
import { StateLabel } from '@/components/state-label';
import { formatDateTime } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { AuditDetails } from './audit-details';
import type { AuditSearch } from './audit-search';
import { objectPhrase } from './object-phrase';
import { refusalWords } from './state-words';

export interface AuditLineProps {
  entry: AuditEntry;
  /** What the action is called. */
  label: string;
  tables: Table[];
  /** What accounts and groups are called, by their object. */
  names: ReadonlyMap<string, string>;
  open: boolean;
  onOpen: () => void;
  onSearchChange: (change: AuditSearch) => void;
}

/** One entry of the log, with its details folded under it. */
export function AuditLine({ entry, label, tables, names, open, onOpen, onSearchChange }: AuditLineProps) {
  const id = useId();
  const who = entry.actor?.name ?? t('audit.nobody');
  const object = objectPhrase(entry, tables, names);
  const refused = entry.outcome !== 'ok';
  const Fold = open ? ChevronDown : ChevronRight;
  const outcome = refused && (
    <StateLabel tone="bad" icon={CircleX}>
      {refusalWords(entry.outcome)}
    </StateLabel>
  );
  return (
    <tbody>
      <tr>
        <td className="w-0 whitespace-nowrap text-muted max-phone:hidden">
          <time dateTime={entry.at}>{formatDateTime(entry.at)}</time>
        </td>
        <td className="max-phone:hidden">{who}</td>
        <th scope="row">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={id}
            onClick={onOpen}
            className="flex items-start gap-1.5 rounded-sm py-1 text-left max-phone:min-h-11 max-phone:items-center hover:text-primary"
          >
            <Fold size={14} strokeWidth={iconStroke} className="mt-0.5 shrink-0 text-muted" aria-hidden="true" />
            {label}
          </button>
          <span className="block pl-5 text-xs text-muted phone:hidden">
            {t('audit.when_who', { when: formatDateTime(entry.at), who })}
          </span>
          <span className="block pl-5 text-xs text-muted md:hidden">{object}</span>
          <span className="block pl-5 text-xs lg:hidden">{outcome}</span>
        </th>
        <td className="text-muted max-md:hidden">{object}</td>
        <td className="whitespace-nowrap max-lg:hidden">{outcome}</td>
      </tr>
      {open && (
        <tr id={id}>
          <td colSpan={5} className="p-0!">
            <AuditDetails entry={entry} object={object} onSearchChange={onSearchChange} />
          </td>
        </tr>
      )}
    </tbody>
  );
}
