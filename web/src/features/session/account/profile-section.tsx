import type { Session } from '@/api/types';
import { Select } from '@/components/select';
import { formatDateTime } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { readPreference, writePreference, type Preferences } from '@/lib/preferences';
import { AccountSection } from './account-section';
import { Facts } from './facts';

function changeLanguage(language: string): void {
  writePreference('language', language as Preferences['language']);
  location.reload();
}

/** Who one is here, as administrators wrote it, and the language of this browser. */
export function ProfileSection({ session: { user } }: { session: Session }) {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ');
  return (
    <AccountSection title={t('account.profile')} detail={t('account.profile_detail')}>
      <Facts
        facts={[
          [t('sign_in.username'), user.username],
          [t('account.name'), name],
          [t('account.email'), user.email],
          [t('account.groups'), user.groups?.join(', ')],
          [t('account.last_login'), user.last_login && formatDateTime(user.last_login)],
        ]}
      />
      <Select
        label={t('account.language')}
        className="mt-5 max-w-[360px]"
        defaultValue={readPreference('language')}
        options={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(event) => changeLanguage(event.target.value)}
      />
    </AccountSection>
  );
}
