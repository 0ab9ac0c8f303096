import { ArrowDownUp, Download, Ellipsis, ListFilter, Trash2 } from 'lucide-react';
import type { TableRights } from '@/api/table-rights';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { Menu } from '@/components/menu';
import { separated, type MenuEntry } from '@/components/menu-entry';
import { SearchBox } from '@/components/search-box';
import { t } from '@/i18n/translate';
import { usePreference } from '@/lib/preferences';
import { useIsPhone } from '@/lib/use-media';
import type { ColumnSettings } from './column-settings';
import { ColumnsMenu } from './columns-menu';
import type { ListQuery } from './record-api';
import type { RecordsPageProps } from './records-page';
import { splitConjunction } from '@/fields/conditions/read-expression';
import { SortForm } from './filter/sort-form';
import { PopoverButton } from '@/components/popover-button';
import { readSort, writeSort } from './sort-order';
import { EXPORT_FORMATS, useExport } from './use-export';

interface RecordsToolbarProps extends Pick<RecordsPageProps, 'onSearchChange'> {
  table: Table;
  query: ListQuery;
  rights: TableRights;
  /** Whether the filter sentence shows. */
  filtering: boolean;
  onFiltering: () => void;
  columns: ColumnSettings;
  onColumns: (apply: (settings: ColumnSettings) => ColumnSettings) => void;
}

const DENSITIES = ['compact', 'normal', 'airy'] as const;
type Density = (typeof DENSITIES)[number];

function densityEntries(density: Density, setDensity: (density: Density) => void): MenuEntry[] {
  const heights = DENSITIES.map((each) => ({
    label: t(`records.density.${each}`),
    checked: each === density,
    onSelect: () => setDensity(each),
  }));
  return [{ heading: t('records.tool.density') }, ...heights];
}

/** Search at left; columns, density and the rest at right. */
export function RecordsToolbar({ table, query, rights, filtering, onFiltering, ...rest }: RecordsToolbarProps) {
  const { columns, onColumns, onSearchChange } = rest;
  const phone = useIsPhone();
  const sort = readSort(query.sort);
  const narrowed = query.filter !== '';
  const conditions = query.filter === '' ? 0 : splitConjunction(query.filter).length;
  const [density, setDensity] = usePreference('density');
  const trashEntry: MenuEntry = {
    label: query.trash ? t('records.trash.leave') : t('records.tool.trash'),
    icon: Trash2,
    onSelect: () => onSearchChange({ trash: query.trash ? undefined : true, record: undefined }),
  };
  const exportAs = useExport(table, query, columns);
  const exportEntries: MenuEntry[] = [
    { heading: t('records.export') },
    ...EXPORT_FORMATS.map((format) => ({
      label: t(`records.export.${format}`),
      icon: Download,
      onSelect: () => void exportAs(format),
    })),
  ];
  const parts = [
    phone ? [] : densityEntries(density, setDensity),
    exportEntries,
    query.trash || rights.delete ? [trashEntry] : [],
  ];
  const entries = separated(parts);
  return (
    <div className="flex h-10 shrink-0 items-center gap-1 border-b border-line px-5 max-phone:px-4">
      <SearchBox
        label={t('records.search', { table: table.name })}
        value={query.search}
        onChange={(search) => onSearchChange({ search: search || undefined }, { replace: true })}
      />
      <span className="grow" />
      <Button
        variant={narrowed ? 'bordered' : 'quiet'}
        size="bar"
        icon={ListFilter}
        aria-expanded={filtering}
        className={narrowed ? 'filter-active' : ''}
        onClick={onFiltering}
      >
        <span className="max-phone:sr-only">{t('records.tool.filter')}</span>
        {conditions > 0 && <span>{conditions}</span>}
      </Button>
      <PopoverButton
        label={t('records.sort.label')}
        placement="below-end"
        className="w-72 p-3"
        trigger={(trigger) => (
          <Button {...trigger} variant="quiet" size="bar" icon={ArrowDownUp}>
            <span className="max-phone:sr-only">{t('records.tool.sort')}</span>
            {sort.length > 0 && <span className="text-muted">{sort.length}</span>}
          </Button>
        )}
      >
        {() => (
          <SortForm table={table} sort={sort} onChange={(next) => onSearchChange({ sort: writeSort(next) || undefined })} />
        )}
      </PopoverButton>
      {!phone && <ColumnsMenu table={table} columns={columns} onColumns={onColumns} />}
      {entries.length > 0 && (
        <Menu
          label={t('records.tool.more')}
          placement="below-end"
          entries={entries}
          trigger={(trigger) => <IconButton {...trigger} icon={Ellipsis} size="small" label={t('records.tool.more')} />}
        />
      )}
    </div>
  );
}
