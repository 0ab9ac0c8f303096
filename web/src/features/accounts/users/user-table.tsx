import type { Account } from '@/api/account-types';
import { t } from '@/i18n/translate';
import { UserLine } from './user-line';

export interface UserTableProps {
  accounts: Account[];
  chosen: ReadonlySet<number>;
  onChoose: (chosen: Set<number>) => void;
}

/** The accounts as lines, each with a box to act on several at once. */
export function UserTable({ accounts, chosen, onChoose }: UserTableProps) {
  const all = accounts.length > 0 && accounts.every(({ id }) => chosen.has(id));
  const toggle = (id: number, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  return (
    <table className="list-table">
      <thead>
        <tr>
          <td className="w-7">
            <input
              type="checkbox"
              className="checkbox block"
              aria-label={t('users.choose_all')}
              checked={all}
              ref={(box) => {
                if (box) box.indeterminate = chosen.size > 0 && !all;
              }}
              onChange={() => onChoose(all ? new Set() : new Set(accounts.map(({ id }) => id)))}
            />
          </td>
          <th scope="col">{t('users.name')}</th>
          <th scope="col" className="max-md:hidden">
            {t('users.username')}
          </th>
          <th scope="col" className="max-lg:hidden">
            {t('users.groups')}
          </th>
          <th scope="col" className="max-phone:hidden">
            {t('users.state')}
          </th>
          <th scope="col" className="max-xl:hidden">
            {t('users.second_factor')}
          </th>
          <th scope="col" className="max-lg:hidden">
            {t('users.last_login')}
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <UserLine
            key={account.id}
            account={account}
            chosen={chosen.has(account.id)}
            onChoose={(on) => toggle(account.id, on)}
          />
        ))}
      </tbody>
    </table>
  );
}
