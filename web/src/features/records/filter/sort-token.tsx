import { Fragment } from 'react';
import type { Table } from '@/api/types';
import { t } from '@/i18n/translate';
import { PopoverButton } from '@/components/popover-button';
import type { SortKey } from '../sort-order';
import { SortForm } from './sort-form';
import { lowerFirst } from '@/components/table-noun';
import '@/fields/conditions/conditions.css';

interface SortTokenProps {
  table: Table;
  sort: readonly SortKey[];
  onChange: (sort: readonly SortKey[]) => void;
}

/** The order of the list in the sentence. */
export function SortToken({ table, sort, onChange }: SortTokenProps) {
  const nameOf = (slug: string) => table.fields.find((field) => field.slug === slug)?.name ?? slug;
  return (
    <span className="filter-token">
      <PopoverButton
        label={t('records.sort.label')}
        className="w-72 p-3"
        trigger={(trigger) => (
          <button {...trigger} type="button" className="filter-token-text filter-token-alone">
            {sort.map((key, at) => (
              <Fragment key={key.field}>
                {at > 0 && t('records.sort.then')}
                <strong className="font-semibold text-ink">{lowerFirst(nameOf(key.field))}</strong>
                {directionOf(key)}
              </Fragment>
            ))}
          </button>
        )}
      >
        {() => <SortForm table={table} sort={sort} onChange={onChange} />}
      </PopoverButton>
    </span>
  );
}

function directionOf(key: SortKey): string {
  return ` ${t(key.descending ? 'records.sort.descending' : 'records.sort.ascending')}`;
}
