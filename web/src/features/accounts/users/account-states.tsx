import { Check, CircleSlash, KeyRound, Lock } from 'lucide-react';
import type { Account } from '@/api/account-types';
import type { Icon } from '@/components/icon';
import { StateLabel, type StateTone } from '@/components/state-label';
import { formatTime } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { statesOf, type AccountState } from './account-state';

const looks: Record<AccountState, { tone: StateTone; icon: Icon }> = {
  active: { tone: 'good', icon: Check },
  disabled: { tone: 'quiet', icon: CircleSlash },
  locked: { tone: 'warning', icon: Lock },
  password_due: { tone: 'quiet', icon: KeyRound },
};

/** How an account stands, in words. */
export function AccountStates({ account }: { account: Account }) {
  return (
    <span className="inline-flex flex-wrap gap-x-3 gap-y-0.5">
      {statesOf(account).map((state) => (
        <StateLabel key={state} {...looks[state]}>
          {state === 'locked'
            ? t('users.state.locked', { time: formatTime(account.locked_until ?? '') })
            : t(`users.state.${state}`)}
        </StateLabel>
      ))}
    </span>
  );
}
