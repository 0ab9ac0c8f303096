import { useNavigate } from '@tanstack/react-router';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { t } from '@/i18n/translate';

/** Before the first table. */
export function NoTables({ className }: { className?: string }) {
  const navigate = useNavigate();
  return (
    <EmptyState
      {...(className === undefined ? {} : { className })}
      title={t('tables.empty')}
      detail={t('tables.empty_detail')}
      actions={
        <Button onClick={() => void navigate({ to: '/tables', search: { creer: true } })}>{t('tables.create')}</Button>
      }
    />
  );
}
