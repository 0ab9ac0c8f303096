import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { tableActions } from '@/api/account-types';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { t } from '@/i18n/translate';
import { limitsPhrase } from './limits-phrase';
import {
  everyTable,
  ownPermission,
  shownPermission,
  withAction,
  withoutPermission,
  withPermission,
  type GroupDraft,
} from './rights-draft';
import { RightsLimits } from './rights-limits';

export interface RightsRowProps {
  /** Undefined for the line of all tables. */
  table: Table | undefined;
  draft: GroupDraft;
  onChange: (draft: GroupDraft) => void;
  open: boolean;
  onOpen: () => void;
}

/** What a group gives on one table, with its limits folded under it. */
export function RightsRow({ table, draft, onChange, open, onOpen }: RightsRowProps) {
  const id = useId();
  const slug = table?.slug ?? everyTable;
  const name = table?.name ?? t('groups.every_table');
  const permission = shownPermission(draft, slug);
  const apart = table !== undefined && ownPermission(draft, slug) !== undefined;
  const inherits = table !== undefined && !apart && permission.actions.length > 0;
  return (
    <tbody>
      <tr>
        <th scope="row">
          <span className={table ? '' : 'font-semibold'}>{name}</span>
          <span className="block text-xs text-muted">{inherits ? t('groups.inherits') : limitsPhrase(permission, table)}</span>
          {apart && ownPermission(draft, everyTable) && (
            <button
              type="button"
              className="link min-h-6 text-left text-xs"
              aria-label={t('groups.reset_of', { table: name })}
              onClick={() => onChange(withoutPermission(draft, slug))}
            >
              {t('groups.reset')}
            </button>
          )}
        </th>
        {tableActions.map((action) => (
          <td key={action} className="text-center!">
            <input
              type="checkbox"
              className={inherits ? 'checkbox checkbox-inherited' : 'checkbox'}
              aria-label={t('groups.give', { action: t(`groups.action.${action}`), table: name })}
              checked={permission.actions.includes(action)}
              onChange={(event) =>
                onChange(withPermission(draft, { ...permission, actions: withAction(permission.actions, action, event.target.checked) }))
              }
            />
          </td>
        ))}
        <td className="w-0">
          <Button
            variant="quiet"
            size="bar"
            icon={open ? ChevronDown : ChevronRight}
            aria-expanded={open}
            aria-controls={id}
            aria-label={t('groups.limits_of', { table: name })}
            disabledReason={permission.actions.length === 0 ? t('groups.limits_of_nothing') : undefined}
            onClick={onOpen}
          >
            <span className="max-phone:hidden">{t('groups.limits')}</span>
          </Button>
        </td>
      </tr>
      {open && permission.actions.length > 0 && (
        <tr id={id}>
          <td colSpan={tableActions.length + 2} className="p-0!">
            <RightsLimits
              table={table}
              permission={permission}
              onChange={(next) => onChange(withPermission(draft, next))}
            />
          </td>
        </tr>
      )}
    </tbody>
  );
}
