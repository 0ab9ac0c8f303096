import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { Group } from '@/api/account-types';
import { ApiError } from '@/api/api-error';
import { patch, post } from '@/api/client';
import { keys, saveKey } from '@/api/queries/keys';
import { tablesQuery } from '@/api/queries/tables';
import { storedTables } from '@/api/stored-tables';
import { Button } from '@/components/button';
import { ErrorState } from '@/components/error-state';
import { InlineError } from '@/components/inline-error';
import { Skeleton } from '@/components/skeleton';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import { refusalText } from '../refusal-text';
import { GlobalRights } from './global-rights';
import { GroupEffects } from './group-effects';
import { emptyGroup, groupDraftOf, sameDraft, type GroupDraft } from './rights-draft';
import { RightsMatrix } from './rights-matrix';

export interface GroupFormProps {
  /** Undefined for one that does not exist yet. */
  group: Group | undefined;
  groups: Group[];
}

/** Name and rights of a group; says what a change takes and gives before it is made. */
export function GroupForm({ group, groups }: GroupFormProps) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const tables = useQuery(tablesQuery);
  const saved = group ? groupDraftOf(group) : emptyGroup;
  const [draft, setDraft] = useState<GroupDraft>(saved);
  const change = (part: Partial<GroupDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationKey: saveKey,
    retry: false,
    mutationFn: () => (group ? patch<Group>(`/groups/${group.id}`, draft) : post<Group>('/groups', draft)),
    onSuccess: async (fresh) => {
      setDraft(groupDraftOf(fresh));
      await queryClient.invalidateQueries({ queryKey: keys.groups });
      await queryClient.invalidateQueries({ queryKey: keys.accounts });
      if (!group) await navigate({ to: '/admin/groupes/$id', params: { id: String(fresh.id) } });
    },
  });
  const nameError = save.error instanceof ApiError ? save.error.messageAt('/name') : undefined;
  const idle = sameDraft(draft, saved) ? t('schema.nothing_to_save') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (idle === undefined) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="max-w-[880px]">
      <div className="grid gap-3.5 phone:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <TextInput
          label={t('groups.name')}
          required
          maxLength={200}
          autoComplete="off"
          value={draft.name}
          error={nameError}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextInput
          label={t('groups.description')}
          maxLength={2000}
          autoComplete="off"
          value={draft.description}
          onChange={(event) => change({ description: event.target.value })}
        />
      </div>
      <section className="mt-7">
        <h2 className="font-semibold">{t('groups.on_tables')}</h2>
        <p className="mt-1 mb-2 max-w-[68ch] text-muted">{t('groups.on_tables_hint')}</p>
        {tables.isPending && <Skeleton rows={8} />}
        {tables.error && <ErrorState error={tables.error} onRetry={() => void tables.refetch()} />}
        {tables.data && <RightsMatrix tables={storedTables(tables.data)} draft={draft} onChange={setDraft} />}
      </section>
      <GlobalRights rights={draft.rights} onChange={(rights) => change({ rights })} />
      {idle === undefined && tables.data && (
        <GroupEffects group={group} draft={draft} groups={groups} tables={tables.data} />
      )}
      <InlineError text={save.error && nameError === undefined ? refusalText(save.error) : undefined} className="mt-5" />
      <div className="mt-6 flex gap-2">
        <Button type="submit" variant="primary" busy={save.isPending} disabledReason={idle}>
          {t(group ? 'action.save' : 'groups.create_submit')}
        </Button>
        <Button onClick={() => setDraft(saved)} disabledReason={idle}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
