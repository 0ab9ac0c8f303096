import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { groupsQuery } from '@/api/queries/groups';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { InlineError } from '@/components/inline-error';
import { Select } from '@/components/select';
import { t } from '@/i18n/translate';
import { refusalText } from '../refusal-text';
import { isAboutGroup, type BulkAction } from './bulk-action';
import { useBulkChange } from './use-bulk-change';

export interface BulkDialogProps {
  ids: number[];
  action: BulkAction;
  onClose: () => void;
  onDone: () => void;
}

/** Says what will happen to the chosen accounts, asks for the group if need be, and does it. */
export function BulkDialog({ ids, action, onClose, onDone }: BulkDialogProps) {
  const { data: groups = [] } = useQuery(groupsQuery);
  const [group, setGroup] = useState('');
  const change = useBulkChange(() => {
    onClose();
    onDone();
  });
  const aboutGroup = isAboutGroup(action);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`users.bulk.${action}.title`, { n: ids.length })}
      description={t(`users.bulk.${action}.detail`)}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            busy={change.isPending}
            disabledReason={aboutGroup && group === '' ? t('users.bulk.group_missing') : undefined}
            onClick={() => change.mutate({ ids, action, ...(aboutGroup ? { group: Number(group) } : {}) })}
          >
            {t(`users.bulk.${action}.submit`)}
          </Button>
        </>
      }
    >
      {aboutGroup && (
        <Select
          label={t('users.group')}
          value={group}
          placeholder={t('users.bulk.choose_group')}
          options={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(event) => setGroup(event.target.value)}
        />
      )}
      <InlineError text={change.error ? refusalText(change.error) : undefined} className="mt-3" />
    </Dialog>
  );
}
