import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '@/api/queries/session';
import { PageHeader } from '@/components/page-header';
import { t } from '@/i18n/translate';
import { ActivitySection } from './activity-section';
import { PasskeysSection } from './passkeys-section';
import { PasswordSection } from './password-section';
import { ProfileSection } from './profile-section';
import { SecondFactorSection } from './second-factor-section';
import { SessionsSection } from './sessions-section';
import { TokensSection } from './tokens-section';

/** One's own account: who one is here, and by what one gets in. */
export function AccountPage() {
  const { data: session } = useQuery(sessionQuery);
  return (
    <>
      <PageHeader title={t('user.account')} />
      {session && (
        <div className="max-w-[1128px] px-5 py-7 phone:px-10">
          <ProfileSection session={session} />
          <PasswordSection session={session} />
          <SecondFactorSection session={session} />
          <PasskeysSection />
          <ActivitySection />
          <SessionsSection />
          <TokensSection session={session} />
        </div>
      )}
    </>
  );
}
