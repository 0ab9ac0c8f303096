import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '@/api/queries/session';
import { PageHeader } from '@/components/page-header';
import { Select } from '@/components/select';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { readPreference, writePreference, type Preferences } from '@/lib/preferences';
import { PasswordForm } from './password-form';

function changeLanguage(language: string): void {
  writePreference('language', language as Preferences['language']);
  location.reload();
}

/** One's own account: who one is here, the language, the password. */
export function AccountPage() {
  const { data: session } = useQuery(sessionQuery);
  const toast = useToast();
  const user = session?.user;
  return (
    <>
      <PageHeader title={t('user.account')} />
      <div className="max-w-[640px] px-5 py-7 phone:px-10">
        <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-2.5 max-phone:grid-cols-1 max-phone:gap-y-0.5">
          <dt className="text-muted">{t('sign_in.username')}</dt>
          <dd className="max-phone:pb-2">{user?.username}</dd>
          {user?.email && (
            <>
              <dt className="text-muted">{t('account.email')}</dt>
              <dd>{user.email}</dd>
            </>
          )}
        </dl>
        <section className="mt-7 border-t border-line pt-6">
          <Select
            label={t('account.language')}
            className="max-w-[360px]"
            defaultValue={readPreference('language')}
            options={[
              { value: 'fr', label: 'Français' },
              { value: 'en', label: 'English' },
            ]}
            onChange={(event) => changeLanguage(event.target.value)}
          />
        </section>
        <section className="mt-7 max-w-[360px] border-t border-line pt-6">
          <h2 className="mb-4 font-semibold">{t('account.password')}</h2>
          <PasswordForm onChanged={() => toast({ message: t('password.changed') })} />
        </section>
      </div>
    </>
  );
}
