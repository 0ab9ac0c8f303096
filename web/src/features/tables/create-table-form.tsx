import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, type FormEvent } from 'react';
import { ApiError } from '@/api/api-error';
import { post } from '@/api/client';
import { keys } from '@/api/queries/keys';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { TextArea } from '@/components/text-area';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';

interface NewTable {
  name: string;
  description: string;
}

/** Creates the table with a first text field, then opens the editor of its fields. */
export function CreateTableForm({ onCancel }: { onCancel: () => void }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const name = useRef<HTMLInputElement>(null);
  const create = useMutation({
    mutationFn: ({ name: tableName, description }: NewTable) =>
      post<Table>('/tables', {
        name: tableName,
        ...(description === '' ? {} : { description }),
        fields: [{ name: t('tables.first_field'), type: 'text', required: true }],
      }),
    retry: false,
    onSuccess: async (table) => {
      await queryClient.invalidateQueries({ queryKey: keys.tables });
      await navigate({ to: '/t/$slug/champs', params: { slug: table.slug } });
    },
    onError: () => name.current?.focus(),
  });
  const refusal = create.error instanceof ApiError ? create.error : undefined;
  const nameError = refusal?.messageAt('/name') ?? refusal?.messageAt('/slug');

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    create.mutate({ name: String(form.get('name')).trim(), description: String(form.get('description')).trim() });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-3.5">
      <TextInput
        ref={name}
        name="name"
        label={t('tables.name')}
        required
        maxLength={200}
        autoComplete="off"
        error={nameError}
      />
      <TextArea name="description" label={t('tables.description')} rows={2} hint={t('tables.description_hint')} />
      <InlineError text={create.error && nameError === undefined ? errorText(create.error) : undefined} />
      <div className="mt-1.5 flex justify-end gap-2">
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" variant="primary" busy={create.isPending}>
          {t('tables.create_submit')}
        </Button>
      </div>
    </form>
  );
}
