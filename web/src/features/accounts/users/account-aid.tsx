import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Account } from '@/api/account-types';
import { post } from '@/api/client';
import { keys } from '@/api/queries/keys';
import { useMay } from '@/api/use-may';
import { Button } from '@/components/button';
import { Fact } from '@/components/fact';
import { InlineError } from '@/components/inline-error';
import { formatDateTime } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { refusalText } from '../refusal-text';
import { AccountStates } from './account-states';
import { DeleteAccount } from './delete-account';
import { RemoveSecondFactor } from './remove-second-factor';
import { ResetLink } from './reset-link';
import { statesOf } from './account-state';
import { ViewAs } from './view-as';

/** How an account stands, and what helps its owner back in. */
export function AccountAid({ account }: { account: Account }) {
  const mayReadAudit = useMay('audit.read');
  return (
    <>
      <h2 className="mb-2 font-semibold">{t('users.account')}</h2>
      <dl>
        <Fact label={t('users.state')}>
          <AccountStates account={account} />
          <Unlock account={account} />
        </Fact>
        <Fact label={t('users.last_login')}>
          {account.last_login === null ? t('users.never') : formatDateTime(account.last_login)}
        </Fact>
        <Fact label={t('users.password_changed')}>{formatDateTime(account.password_changed_at)}</Fact>
        <Fact label={t('users.second_factor')}>
          {t(account.second_factor ? 'users.second_factor.on' : 'users.second_factor.off')}
          <RemoveSecondFactor account={account} />
        </Fact>
        <Fact label={t('users.date_joined')}>{formatDateTime(account.date_joined)}</Fact>
      </dl>
      <section className="mt-3 grid justify-items-start gap-2.5">
        <h2 className="mt-3 font-semibold">{t('users.password')}</h2>
        <p className="text-sm text-muted">{t('users.reset_hint')}</p>
        <ResetLink account={account} />
        <ViewAs account={account} />
        <h2 className="mt-4 font-semibold">{t('users.end')}</h2>
        <p className="text-sm text-muted">{t('users.delete_hint')}</p>
        <DeleteAccount account={account} />
        {mayReadAudit && (
          <Link to="/admin/journal" search={{ objet: `user:${account.id}` }} className="link mt-3 text-sm">
            {t('users.in_audit')}
          </Link>
        )}
      </section>
    </>
  );
}

function Unlock({ account }: { account: Account }) {
  const queryClient = useQueryClient();
  const unlock = useMutation({
    retry: false,
    mutationFn: () => post<Account>(`/users/${account.id}/unlock`),
    onSuccess: (fresh) => {
      queryClient.setQueryData(keys.account(account.id), fresh);
      return queryClient.invalidateQueries({ queryKey: keys.accounts });
    },
  });
  if (!statesOf(account).includes('locked')) return null;
  return (
    <div className="mt-2">
      <Button busy={unlock.isPending} onClick={() => unlock.mutate()}>
        {t('users.unlock')}
      </Button>
      <InlineError text={unlock.error ? refusalText(unlock.error) : undefined} className="mt-2" />
    </div>
  );
}
