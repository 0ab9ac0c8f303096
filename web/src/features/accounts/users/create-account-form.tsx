import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import type { PasswordLink } from '@/api/account-types';
import { post } from '@/api/client';
import { keys } from '@/api/queries/keys';
import { sessionQuery } from '@/api/queries/session';
import { Button } from '@/components/button';
import { Checkbox } from '@/components/checkbox';
import { InlineError } from '@/components/inline-error';
import { t } from '@/i18n/translate';
import { refusalText } from '../refusal-text';
import { changesOf, emptyAccount, placeRefusal, type AccountDraft } from './account-draft';
import { GroupBoxes } from './group-boxes';
import { NameInputs } from './name-inputs';

interface CreatedAccount {
  id: number;
  username: string;
  setup_url: string;
  expires_at: string;
}

export interface CreateAccountFormProps {
  onCancel: () => void;
  onCreated: (name: string, link: PasswordLink) => void;
}

/** Names, groups, role. Nobody but the owner ever knows the password. */
export function CreateAccountForm({ onCancel, onCreated }: CreateAccountFormProps) {
  const queryClient = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const form = useForm<AccountDraft>({ defaultValues: emptyAccount });
  const groups = useWatch({ control: form.control, name: 'groups' });
  const create = useMutation({
    retry: false,
    mutationFn: (draft: AccountDraft) => post<CreatedAccount>('/users', changesOf(emptyAccount, draft)),
    onSuccess: async (account, draft) => {
      await queryClient.invalidateQueries({ queryKey: keys.accounts });
      const full = `${draft.first_name} ${draft.last_name}`.trim();
      onCreated(full || account.username, { url: account.setup_url, expires_at: account.expires_at });
    },
    onError: (error) => placeRefusal(error, form),
  });
  const placed = Object.keys(form.formState.errors).length > 0;
  return (
    <form onSubmit={(event) => void form.handleSubmit((draft) => create.mutate(draft))(event)} noValidate className="grid gap-5">
      <NameInputs form={form} />
      <GroupBoxes chosen={groups} onChange={(next) => form.setValue('groups', next)} />
      {session?.user.is_superuser && (
        <Checkbox label={t('users.is_superuser')} hint={t('users.is_superuser_hint')} {...form.register('is_superuser')} />
      )}
      <InlineError text={create.error && !placed ? refusalText(create.error) : undefined} />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" variant="primary" busy={create.isPending}>
          {t('users.create_submit')}
        </Button>
      </div>
    </form>
  );
}
