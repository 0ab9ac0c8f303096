import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account, Group } from '@/api/account-types';
import { accountsQuery } from '@/api/queries/accounts';
import { Button } from '@/components/button';
import { Checkbox } from '@/components/checkbox';
import { Dialog } from '@/components/dialog';
import { InlineError } from '@/components/inline-error';
import { SearchBox } from '@/components/search-box';
import { t } from '@/i18n/translate';
import { refusalText } from '../refusal-text';
import { useBulkChange } from '../users/use-bulk-change';

export interface AddMembersProps {
  group: Group;
  members: Account[];
}

/** Puts people into the group. */
export function AddMembers({ group, members }: AddMembersProps) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<number[]>([]);
  const close = () => {
    setOpen(false);
    setChosen([]);
  };
  const add = useBulkChange(close);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('groups.add_members')}</Button>
      <Dialog
        open={open}
        onClose={close}
        title={t('groups.add_members_title', { name: group.name })}
        description={t('groups.add_members_detail')}
        actions={
          <>
            <Button onClick={close}>{t('action.cancel')}</Button>
            <Button
              variant="primary"
              busy={add.isPending}
              disabledReason={chosen.length === 0 ? t('groups.add_members_none') : undefined}
              onClick={() => add.mutate({ ids: chosen, action: 'add_to_group', group: group.id })}
            >
              {t('groups.add_members_submit')}
            </Button>
          </>
        }
      >
        <Candidates members={members} chosen={chosen} onChoose={setChosen} />
        <InlineError text={add.error ? refusalText(add.error) : undefined} className="mt-3" />
      </Dialog>
    </>
  );
}

interface CandidatesProps {
  members: Account[];
  chosen: number[];
  onChoose: (chosen: number[]) => void;
}

function Candidates({ members, chosen, onChoose }: CandidatesProps) {
  const [search, setSearch] = useState('');
  const { data } = useInfiniteQuery(accountsQuery({ search: search || undefined }));
  const accounts = data?.pages.flatMap(({ items }) => items) ?? [];
  const others = accounts.filter(({ id }) => !members.some((member) => member.id === id));
  return (
    <>
      <SearchBox label={t('users.search')} value={search} onChange={setSearch} />
      <div className="mt-3 grid max-h-64 gap-2 overflow-y-auto p-0.5">
        {others.map(({ id, label, username }) => (
          <Checkbox
            key={id}
            label={label}
            hint={username === label ? undefined : username}
            checked={chosen.includes(id)}
            onChange={(event) => onChoose(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))}
          />
        ))}
        {data && others.length === 0 && <p className="text-sm text-muted">{t('groups.nobody_else')}</p>}
      </div>
    </>
  );
}
