import { t } from '@/i18n/translate';
import { classNames } from '@/lib/class-names';

/** Grey bars on the lines where rows will stand, after 150 ms; nothing moves when the rows arrive. */
export function Skeleton({ rows = 6, className }: { rows?: number; className?: string }) {
  return (
    <div role="status" aria-label={t('loading.label')} className={classNames('late', className)}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-(--row) items-center gap-5 border-b border-line-soft">
          <SkeletonBar className="w-1/6" />
          <SkeletonBar className={row % 3 === 0 ? 'w-2/5' : 'w-1/3'} />
          <SkeletonBar className="ml-auto w-1/6" />
        </div>
      ))}
    </div>
  );
}

/** One bar, for skeletons of another shape. */
export function SkeletonBar({ className }: { className?: string }) {
  return <span className={classNames('block h-2.5 rounded bg-ink-9', className)} />;
}
