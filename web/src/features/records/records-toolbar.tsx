import { Ellipsis, Trash2 } from 'lucide-react';
import type { Table } from '@/api/types';
import { IconButton } from '@/components/icon-button';
import { Menu } from '@/components/menu';
import { t } from '@/i18n/translate';
import { usePreference } from '@/lib/preferences';
import type { ColumnSettings } from './column-settings';
import { ColumnsMenu } from './columns-menu';
import type { ListQuery } from './record-api';
import type { RecordsPageProps } from './records-page';
import { SearchBox } from './search-box';

interface RecordsToolbarProps extends Pick<RecordsPageProps, 'onSearchChange'> {
  table: Table;
  query: ListQuery;
  columns: ColumnSettings;
  onColumns: (apply: (settings: ColumnSettings) => ColumnSettings) => void;
}

const DENSITIES = ['compact', 'normal', 'airy'] as const;

/** Search at left; columns, density and the rest at right. */
export function RecordsToolbar({ table, query, columns, onColumns, onSearchChange }: RecordsToolbarProps) {
  const [density, setDensity] = usePreference('density');
  return (
    <div className="flex h-10 shrink-0 items-center gap-1 border-b border-line px-5 max-phone:px-4">
      <SearchBox
        label={t('records.search', { table: table.name })}
        value={query.search}
        onChange={(search) => onSearchChange({ search: search || undefined }, { replace: true })}
      />
      <span className="grow" />
      <ColumnsMenu table={table} columns={columns} onColumns={onColumns} />
      <Menu
        label={t('records.tool.more')}
        placement="below-end"
        entries={[
          { heading: t('records.tool.density') },
          ...DENSITIES.map((each) => ({
            label: t(`records.density.${each}`),
            checked: each === density,
            onSelect: () => setDensity(each),
          })),
          'separator',
          {
            label: query.trash ? t('records.trash.leave') : t('records.tool.trash'),
            icon: Trash2,
            onSelect: () => onSearchChange({ trash: query.trash ? undefined : true, record: undefined }),
          },
        ]}
        trigger={(trigger) => (
          <IconButton {...trigger} icon={Ellipsis} size="small" label={t('records.tool.more')} />
        )}
      />
    </div>
  );
}
