import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Account } from '@/api/account-types';
import { hasCode } from '@/api/api-error';
import { patch } from '@/api/client';
import { accountQuery } from '@/api/queries/accounts';
import { keys, saveKey } from '@/api/queries/keys';
import { sessionQuery } from '@/api/queries/session';
import { Button } from '@/components/button';
import { Checkbox } from '@/components/checkbox';
import { InlineError } from '@/components/inline-error';
import { t } from '@/i18n/translate';
import { refusalText } from '../refusal-text';
import { changesOf, draftOf, placeRefusal, type AccountDraft } from './account-draft';
import { GroupBoxes } from './group-boxes';
import { NameInputs } from './name-inputs';

/** Names, groups and roles of an account. */
export function AccountForm({ account }: { account: Account }) {
  const queryClient = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  // What the person sees is compared with what they started from, whatever is read meanwhile.
  const [base, setBase] = useState(account);
  const form = useForm<AccountDraft>({ defaultValues: draftOf(account) });
  const draft = useWatch({ control: form.control }) as AccountDraft;
  const changes = changesOf(draftOf(base), draft);
  const startFrom = (fresh: Account) => {
    setBase(fresh);
    form.reset(draftOf(fresh));
  };
  const save = useMutation({
    mutationKey: saveKey,
    retry: false,
    mutationFn: () => patch<Account>(`/users/${base.id}`, changes, { version: base.version }),
    onSuccess: (saved) => {
      startFrom(saved);
      queryClient.setQueryData(keys.account(saved.id), saved);
      return queryClient.invalidateQueries({ queryKey: keys.accounts });
    },
    onError: (error) => placeRefusal(error, form),
  });
  const reload = async () => {
    startFrom(await queryClient.fetchQuery({ ...accountQuery(base.id), staleTime: 0 }));
    save.reset();
  };
  const own = session?.user.id === account.id ? t('users.own_rights') : undefined;
  const onlyForAdministrators = session?.user.is_superuser ? undefined : t('users.superuser_only');
  const idle = Object.keys(changes).length === 0 ? t('schema.nothing_to_save') : undefined;
  const placed = Object.keys(form.formState.errors).length > 0;
  const touchesRights = 'groups' in changes || 'is_active' in changes || 'is_superuser' in changes;
  return (
    <form onSubmit={(event) => void form.handleSubmit(() => save.mutate())(event)} noValidate className="max-w-[640px]">
      <NameInputs form={form} />
      <div className="mt-7 border-t border-line pt-5">
        <GroupBoxes
          chosen={draft.groups}
          lockedBecause={own}
          onChange={(groups) => form.setValue('groups', groups, { shouldDirty: true })}
        />
      </div>
      <div className="mt-7 grid gap-3 border-t border-line pt-5">
        <Checkbox label={t('users.is_active')} hint={own ?? t('users.is_active_hint')} {...form.register('is_active')} disabled={own !== undefined} />
        <Checkbox
          label={t('users.is_superuser')}
          hint={own ?? onlyForAdministrators ?? t('users.is_superuser_hint')}
          {...form.register('is_superuser')}
          disabled={(own ?? onlyForAdministrators) !== undefined}
        />
      </div>
      {touchesRights && <p className="mt-5 text-sm text-muted">{t('users.rights_end_sessions')}</p>}
      <InlineError text={save.error && !placed ? refusalText(save.error) : undefined} className="mt-4" />
      <div className="mt-6 flex gap-2">
        <Button type="submit" variant="primary" busy={save.isPending} disabledReason={idle}>
          {t('action.save')}
        </Button>
        {hasCode(save.error, 'version_conflict') ? (
          <Button onClick={() => void reload()}>{t('users.take_current')}</Button>
        ) : (
          <Button onClick={() => startFrom(account)} disabledReason={idle}>
            {t('action.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
