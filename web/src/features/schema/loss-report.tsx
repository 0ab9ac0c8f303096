import { TriangleAlert } from 'lucide-react';
import type { ApiError } from '@/api/api-error';
import { iconStroke } from '@/components/icon';
import { t } from '@/i18n/translate';

const shown = 5;

/** What the change would lose, as the server counted it. */
export function LossReport({ refusal }: { refusal: ApiError }) {
  const samples = refusal.errors.slice(0, shown);
  return (
    <div role="alert" className="border-t border-line pt-3 text-sm">
      <p className="flex gap-2 font-medium text-warning">
        <TriangleAlert size={16} strokeWidth={iconStroke} className="mt-px shrink-0" aria-hidden="true" />
        {refusal.detail || refusal.title}
      </p>
      <p className="mt-1 text-muted">{t('type_change.loss_detail')}</p>
      {samples.length > 0 && (
        <ul className="mt-2 grid gap-1 text-xs text-muted">
          {samples.map(({ pointer, message }) => (
            <li key={pointer}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
