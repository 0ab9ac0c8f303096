import { Link } from '@tanstack/react-router';
import type { Account } from '@/api/account-types';
import { formatDateTime } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { AccountStates } from './account-states';

export interface UserLineProps {
  account: Account;
  chosen: boolean;
  onChoose: (on: boolean) => void;
}

/** One account of the list; what has no column on a narrow window stands under the name. */
export function UserLine({ account, chosen, onChoose }: UserLineProps) {
  const groups = account.groups.map(({ name }) => name).join(', ');
  return (
    <tr data-selected={chosen || undefined}>
      <td>
        <input
          type="checkbox"
          className="checkbox block"
          aria-label={t('users.choose', { name: account.label })}
          checked={chosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
      </td>
      <th scope="row">
        <Link
          to="/admin/utilisateurs/$id"
          params={{ id: String(account.id) }}
          className="rounded-sm py-1.5 font-medium hover:text-primary hover:underline"
        >
          {account.label}
        </Link>
        {account.is_superuser && <span className="ml-2 text-xs whitespace-nowrap text-muted">{t('users.administrator')}</span>}
        <span className="block text-xs text-muted md:hidden">{account.username}</span>
        <span className="block text-xs phone:hidden">
          <AccountStates account={account} />
        </span>
      </th>
      <td className="text-muted max-md:hidden">{account.username}</td>
      <td className="max-lg:hidden">{groups}</td>
      <td className="max-phone:hidden">
        <AccountStates account={account} />
      </td>
      <td className="max-xl:hidden">{account.second_factor && t('users.second_factor.on')}</td>
      <td className="whitespace-nowrap text-muted max-lg:hidden">
        {account.last_login === null ? t('users.never') : formatDateTime(account.last_login)}
      </td>
    </tr>
  );
}
