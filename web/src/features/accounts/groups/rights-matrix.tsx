import { useState } from 'react';
import { tableActions } from '@/api/account-types';
import type { Table } from '@/api/types';
import { arrangeTables } from '@/components/table-order';
import { t } from '@/i18n/translate';
import { everyTable, type GroupDraft } from './rights-draft';
import { RightsRow } from './rights-row';

export interface RightsMatrixProps {
  tables: Table[];
  draft: GroupDraft;
  onChange: (draft: GroupDraft) => void;
}

/** A line for all tables and one for each, a box for each action. */
export function RightsMatrix({ tables, draft, onChange }: RightsMatrixProps) {
  const [open, setOpen] = useState<string>();
  const { main, others } = arrangeTables(tables);
  const rows = [undefined, ...main, ...others];
  return (
    <table className="list-table rights-matrix">
      <thead>
        <tr>
          <th scope="col">{t('groups.table')}</th>
          {tableActions.map((action) => (
            <th key={action} scope="col" className="text-center!">
              {t(`groups.action.${action}`)}
            </th>
          ))}
          <th scope="col">
            <span className="sr-only">{t('groups.limits')}</span>
          </th>
        </tr>
      </thead>
      {rows.map((table) => {
        const key = table?.slug ?? everyTable;
        return (
          <RightsRow
            key={key}
            table={table}
            draft={draft}
            onChange={onChange}
            open={open === key}
            onOpen={() => setOpen(open === key ? undefined : key)}
          />
        );
      })}
    </table>
  );
}
