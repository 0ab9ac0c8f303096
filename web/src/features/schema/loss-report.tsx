import { TriangleAlert } from 'lucide-react';
import type { LossReport as Loss } from '@/api/types';
import { iconStroke } from '@/components/icon';
import { t } from '@/i18n/translate';

/** What the change would lose, as the server counted it, with a few of the values. */
export function LossReport({ loss }: { loss: Loss }) {
  const { converted, lost, examples } = loss;
  return (
    <div role="alert" className="border-t border-line pt-3 text-sm">
      <p className="flex gap-2 font-medium text-warning">
        <TriangleAlert size={16} strokeWidth={iconStroke} className="mt-px shrink-0" aria-hidden="true" />
        {t('type_change.lost', { n: lost })}
      </p>
      <p className="mt-1 text-muted">
        {t('type_change.converted', { n: converted })} {t('type_change.loss_detail')}
      </p>
      {examples.length > 0 && (
        <ul aria-label={t('type_change.examples')} className="mt-2 grid gap-1 text-xs text-muted">
          {examples.map(({ id, value }) => (
            <li key={id} className="truncate">
              {t('type_change.example', { id: String(id), value })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
