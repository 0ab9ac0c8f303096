import { useNavigate } from '@tanstack/react-router';
import { useMay } from '@/api/use-may';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { t } from '@/i18n/translate';

/** Before the first table. */
export function NoTables({ className }: { className?: string }) {
  const navigate = useNavigate();
  const mayCreate = useMay('schema.manage');
  return (
    <EmptyState
      {...(className === undefined ? {} : { className })}
      title={t('tables.empty')}
      detail={t(mayCreate ? 'tables.empty_detail' : 'tables.empty_for_you')}
      actions={
        mayCreate ? (
          <Button onClick={() => void navigate({ to: '/tables', search: { creer: true } })}>{t('tables.create')}</Button>
        ) : undefined
      }
    />
  );
}
