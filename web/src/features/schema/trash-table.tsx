import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { del, post } from '@/api/client';
import { keys } from '@/api/queries/keys';
import { recordCountQuery } from '@/api/queries/tables';
import { isDetailsTable } from '@/api/stored-tables';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';

/** Puts the table in the trash, after saying how much goes with it. */
export function TrashTable({ table }: { table: Table }) {
  const [asking, setAsking] = useState(false);
  const { data: count = 0 } = useQuery(recordCountQuery(table.slug));
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  // The fields of a details table, and its rule, come and go with it.
  const reload = () =>
    Promise.all([keys.tables, keys.allRecords, keys.rules].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  const remove = useMutation({
    retry: false,
    mutationFn: () => del(`/tables/${table.slug}`),
    onSuccess: async () => {
      await navigate({ to: '/admin/tables' });
      await reload();
      toast({
        message: t('schema.table_trashed', { name: table.name }),
        undo: () => post(`/tables/${table.id}/restore`).then(reload),
      });
    },
  });
  return (
    <section className="mt-8 border-t border-line pt-5">
      <h2 className="font-semibold">{t('schema.trash_table')}</h2>
      <p className="mt-1 mb-3 text-muted">{isDetailsTable(table) ? t('schema.trash_details') : t('schema.trash_table_detail')}</p>
      <Button
        variant="danger"
        className="-ml-3"
        disabledReason={table.is_system ? t('schema.system_table') : undefined}
        onClick={() => setAsking(true)}
      >
        {t('schema.trash_table_ask')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('schema.trash_table_title', { name: table.name })}
        description={isDetailsTable(table) ? t('schema.trash_details') : t('schema.trash_table_count', { n: count })}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button variant="primary" busy={remove.isPending} onClick={() => remove.mutate()}>
              {t('schema.trash_table_submit')}
            </Button>
          </>
        }
      >
        <InlineError text={remove.error ? errorText(remove.error) : undefined} />
      </Dialog>
    </section>
  );
}
