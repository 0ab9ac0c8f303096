import { useQuery } from '@tanstack/react-query';
import { groupsQuery } from '@/api/queries/groups';
import { Checkbox } from '@/components/checkbox';
import { ErrorState } from '@/components/error-state';
import { t } from '@/i18n/translate';

export interface GroupBoxesProps {
  chosen: number[];
  onChange: (chosen: number[]) => void;
  /** Why they cannot be changed here. */
  lockedBecause?: string | undefined;
  error?: string | undefined;
}

/** The groups somebody is in. */
export function GroupBoxes({ chosen, onChange, lockedBecause, error }: GroupBoxesProps) {
  const groups = useQuery(groupsQuery);
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t('users.groups')}</legend>
      <p className="mt-1 mb-2.5 text-xs text-muted">{lockedBecause ?? t('users.groups_hint')}</p>
      {groups.error && <ErrorState error={groups.error} onRetry={() => void groups.refetch()} />}
      <div className="grid gap-2.5 phone:grid-cols-2">
        {groups.data?.map(({ id, name, description }) => (
          <Checkbox
            key={id}
            label={name}
            hint={description || undefined}
            disabled={lockedBecause !== undefined}
            checked={chosen.includes(id)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))}
          />
        ))}
      </div>
      {error !== undefined && <p className="mt-2 text-xs text-error">{error}</p>}
    </fieldset>
  );
}
