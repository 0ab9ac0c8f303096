import type { ReactNode } from 'react';
import { t } from '@/i18n/translate';
import { PopoverButton } from '@/components/popover-button';
import '@/fields/conditions/conditions.css';

/** The conditions for which the sentence has no room. */
export function MoreConditions({ count, children }: { count: number; children: ReactNode }) {
  return (
    <span className="filter-token">
      <PopoverButton
        label={t('records.filter.more', { n: count })}
        className="p-3"
        trigger={(trigger) => (
          <button {...trigger} type="button" className="filter-token-text filter-token-alone">
            <strong className="font-semibold text-ink">{t('records.filter.more', { n: count })}</strong>
          </button>
        )}
      >
        {() => <div className="grid justify-items-start gap-2 text-sm">{children}</div>}
      </PopoverButton>
    </span>
  );
}
