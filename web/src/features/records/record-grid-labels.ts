import type { Table } from '@/api/types';
import type { GridLabels } from '@/components/grid/grid-labels';
import { t } from '@/i18n/translate';

/** The words of the grid of a table. */
export function gridLabels(table: Table): GridLabels {
  return {
    grid: table.name,
    rowNumber: t('records.grid.rowNumber'),
    selectAll: t('records.grid.selectAll'),
    selectRow: (index) => t('records.grid.selectRow', { n: index + 1 }),
    openRow: t('records.open'),
    resizeColumn: (name) => t('records.grid.resize', { name }),
  };
}
