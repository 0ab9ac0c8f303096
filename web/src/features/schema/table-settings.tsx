import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { ApiError } from '@/api/api-error';
import { patch } from '@/api/client';
import { keys, saveKey } from '@/api/queries/keys';
import { isDetailsTable } from '@/api/stored-tables';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { TextArea } from '@/components/text-area';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import { LabelFields } from './label-fields';
import { TrashTable } from './trash-table';

interface SettingsDraft {
  name: string;
  description: string;
  label_fields: string[];
}

function settingsOf(table: Table): SettingsDraft {
  return { name: table.name, description: table.description ?? '', label_fields: table.label_fields };
}

/** The table itself: name, what it is for, how its records are named in links, and its end. */
export function TableSettings({ table }: { table: Table }) {
  const queryClient = useQueryClient();
  const form = useForm<SettingsDraft>({ defaultValues: settingsOf(table) });
  const { errors, isDirty } = form.formState;
  // Its records are called as those of the table that they are of.
  const isDetails = isDetailsTable(table);
  const save = useMutation({
    mutationKey: saveKey,
    retry: false,
    mutationFn: ({ label_fields: labels, ...texts }: SettingsDraft) =>
      patch<Table>(`/tables/${table.slug}`, isDetails ? texts : { ...texts, label_fields: labels }),
    onSuccess: (saved) => {
      form.reset(settingsOf(saved));
      return queryClient.invalidateQueries({ queryKey: keys.tables });
    },
    onError: (error) => {
      const message = error instanceof ApiError ? error.messageAt('/name') : undefined;
      if (message !== undefined) form.setError('name', { message }, { shouldFocus: true });
    },
  });
  const unplaced = save.error && errors.name === undefined ? errorText(save.error) : undefined;
  const reason = isDirty ? undefined : t('schema.nothing_to_save');
  return (
    <div className="h-full overflow-y-auto">
      <div className="max-w-[calc(640px+4rem)] px-5 py-6 phone:px-8">
        <form onSubmit={(event) => void form.handleSubmit((draft) => save.mutate(draft))(event)} noValidate>
          <div className="grid gap-3.5">
            <TextInput
              label={t('tables.name')}
              required
              maxLength={200}
              {...form.register('name', { validate: (name) => name.trim() !== '' || t('schema.name_missing') })}
              error={errors.name?.message}
            />
            <TextArea label={t('tables.description')} hint={t('tables.description_hint')} rows={2} {...form.register('description')} />
            {!isDetails && <LabelFields form={form} fields={table.fields} />}
          </div>
          <InlineError text={unplaced} className="mt-4" />
          <div className="mt-6 flex gap-2">
            <Button type="submit" variant="primary" busy={save.isPending} disabledReason={reason}>
              {t('action.save')}
            </Button>
            <Button onClick={() => form.reset()} disabledReason={reason}>
              {t('action.cancel')}
            </Button>
          </div>
        </form>
        <TrashTable table={table} />
      </div>
    </div>
  );
}
