import type { TablePermission } from '@/api/account-types';
import type { Table } from '@/api/types';
import { t } from '@/i18n/translate';
import { RecordFilter } from './record-filter';

export interface RightsLimitsProps {
  table: Table | undefined;
  permission: TablePermission;
  onChange: (permission: TablePermission) => void;
}

type Withheld = 'hidden_fields' | 'readonly_fields';

/** Which records are in reach, and which fields are out of sight or cannot be written. */
export function RightsLimits({ table, permission, onChange }: RightsLimitsProps) {
  const set = (which: Withheld, slug: string, on: boolean) => {
    const slugs = permission[which].filter((each) => each !== slug);
    onChange({ ...permission, [which]: on ? [...slugs, slug] : slugs });
  };
  return (
    <div className="border-l-2 border-primary py-4 pr-3 pl-5">
      <RecordFilter
        table={table}
        filter={permission.record_filter}
        onChange={(record_filter) => onChange({ ...permission, record_filter })}
      />
      {table && (
        <table className="list-table mt-4">
          <thead>
            <tr>
              <th scope="col">{t('groups.field')}</th>
              <th scope="col" className="text-center!">
                {t('groups.hidden')}
              </th>
              <th scope="col" className="text-center!">
                {t('groups.readonly')}
              </th>
            </tr>
          </thead>
          <tbody>
            {table.fields.map(({ slug, name }) => (
              <tr key={slug}>
                <th scope="row">{name}</th>
                <FieldBox which="hidden_fields" name={name} chosen={permission.hidden_fields.includes(slug)} onSet={(on) => set('hidden_fields', slug, on)} />
                <FieldBox which="readonly_fields" name={name} chosen={permission.readonly_fields.includes(slug)} onSet={(on) => set('readonly_fields', slug, on)} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface FieldBoxProps {
  which: Withheld;
  name: string;
  chosen: boolean;
  onSet: (on: boolean) => void;
}

function FieldBox({ which, name, chosen, onSet }: FieldBoxProps) {
  return (
    <td className="text-center!">
      <input
        type="checkbox"
        className="checkbox"
        aria-label={t(`groups.${which}_of`, { name })}
        checked={chosen}
        onChange={(event) => onSet(event.target.checked)}
      />
    </td>
  );
}
