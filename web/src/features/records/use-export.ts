import { getFile } from '@/api/client';
import type { Table } from '@/api/types';
import { errorText } from '@/components/error-text';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { saveFile } from '@/lib/save-file';
import { visibleFields, type ColumnSettings } from './column-settings';
import type { ListQuery } from './record-api';

export const EXPORT_FORMATS = ['xlsx', 'csv_excel_fr', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const EXTENSIONS: Record<ExportFormat, string> = { xlsx: 'xlsx', csv_excel_fr: 'csv', csv: 'csv', json: 'json' };

/** Saves the list as it is shown, all of its records and the columns in sight, as a file. */
export function useExport(table: Table, query: ListQuery, columns: ColumnSettings): (format: ExportFormat) => Promise<void> {
  const showToast = useToast();
  return async (format) => {
    const name = `${table.slug}-${new Date().toLocaleDateString('sv')}.${EXTENSIONS[format]}`;
    const fields = visibleFields(table.fields, columns).map(({ slug }) => slug);
    const { trash, ...list } = query;
    showToast({ message: t('records.export.started') });
    try {
      const asked = { format, ...list, trash: trash || undefined, fields: fields.join(',') };
      saveFile(await getFile(`/tables/${table.slug}/export`, { query: asked }), name);
      showToast({ message: t('records.export.done', { name }) });
    } catch (error) {
      showToast({ message: t('records.export.failed', { reason: errorText(error) }) });
    }
  };
}
