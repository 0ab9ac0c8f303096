import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TableRights } from '@/api/table-rights';
import type { Field, RecordData, Table } from '@/api/types';
import { errorText } from '@/components/error-text';
import type { GridColumn } from '@/components/grid/grid-column';
import type { CellRange } from '@/components/grid/grid-selection';
import { spreadCells } from '@/components/grid/paste-cells';
import { useToast } from '@/components/toast-context';
import { todayIso } from '@/fields/iso-date';
import { t } from '@/i18n/translate';
import type { Values } from '../gesture';
import { outcomeText } from '../outcome-text';
import type { Outcome } from '../gesture';
import type { RecordList } from '../use-record-list';
import { pasteOptions } from './paste-options';
import { planPaste, type PastePlan } from './paste-plan';

interface BlockScope {
  table: Table;
  list: RecordList;
  columns: readonly GridColumn<RecordData>[];
  total: number;
  rights: TableRights;
}

/** Lines that one gesture may reach. */
const MAX_LINES = 10_000;

/** From this many values on, a paste is shown before it is done; so is one with several unreadable cells. */
const SHOWN_FROM = 200;

/** What is done to a range of cells at once: cleared, filled down, dated, pasted over. */
export function useBlockEdits(scope: BlockScope) {
  const { table, list, columns, total, rights } = scope;
  const [plan, setPlan] = useState<PastePlan | null>(null);
  const queryClient = useQueryClient();
  const showToast = useToast();

  const fieldAt = (column: number): Field | null =>
    table.fields.find(({ slug }) => slug === columns[column]?.key) ?? null;
  const writableFields = ({ left, right }: CellRange) =>
    Array.from({ length: right - left + 1 }, (_, at) => fieldAt(left + at))
      .filter((field) => field !== null)
      .filter(({ slug }) => !rights.isReadonly(slug));

  /** Runs a gesture over the records of a range, and says what came of it. */
  const over = async (range: CellRange, work: (records: RecordData[]) => Promise<void>) => {
    if (!rights.update && !rights.create) return;
    if (range.bottom - range.top >= MAX_LINES) {
      showToast({ message: t('records.block.tooMany', { max: MAX_LINES }) });
      return;
    }
    try {
      await work(await list.cache.rowsBetween(range.top, Math.min(range.bottom, total - 1)));
    } catch (error) {
      showToast({ message: t('records.toast.failed', { reason: errorText(error) }) });
    }
  };
  const tell = async (work: Promise<Outcome>, said: string) => {
    const outcome = await work;
    const message = outcomeText(outcome, said);
    const undoes = outcome.done.length > (rights.delete ? 0 : outcome.created.length);
    showToast(undoes ? { message, undo: () => list.writer.undo() } : { message });
  };
  const writeSame = async (records: readonly RecordData[], values: Values, said: (n: number) => string) => {
    const n = records.length * Object.keys(values).length;
    if (n === 0) return;
    const work = list.writer.write(records.map((record) => ({ record, values })));
    if (n > 1) await tell(work, said(n));
  };

  const clear = (range: CellRange) =>
    over(range, async (records) => {
      const cleared = writableFields(range).filter(({ type }) => type !== 'file' && type !== 'image');
      const values = Object.fromEntries(cleared.map(({ slug }) => [slug, null]));
      await writeSame(records, values, (n) => t('records.toast.cleared', { n }));
    });
  const fillDown = (range: CellRange) =>
    over(range, async ([first, ...others]) => {
      const values = Object.fromEntries(writableFields(range).map(({ slug }) => [slug, first?.values[slug] ?? null]));
      await writeSame(others, values, (n) => t('records.toast.filled', { n }));
    });
  const today = (range: CellRange) =>
    over(range, async (records) => {
      const now = `${new Date().toISOString().slice(0, 19)}Z`;
      const dated = writableFields(range).filter(({ type }) => type === 'date' || type === 'datetime');
      const values = Object.fromEntries(dated.map(({ slug, type }) => [slug, type === 'date' ? todayIso() : now]));
      await writeSame(records, values, (n) => t('records.toast.filled', { n }));
    });

  const apply = async ({ edits, creations, cells, refused }: PastePlan) => {
    setPlan(null);
    const [problem] = refused;
    const said = t('records.toast.pasted', { n: cells });
    const unread = problem ? t('records.toast.unread', { where: t('records.paste.where', problem), problem: t(problem.problem) }) : '';
    await tell(list.writer.write(edits, creations), [said, unread].filter((part) => part !== '').join(' '));
  };
  const paste = (block: readonly (readonly string[])[], range: CellRange) => {
    const cells = spreadCells(block, range.bottom - range.top + 1, range.right - range.left + 1);
    const reached = { ...range, bottom: range.top + cells.length - 1 };
    return over(reached, async (records) => {
      const width = Math.max(...cells.map((line) => line.length));
      const fields = Array.from({ length: width }, (_, at) => fieldAt(range.left + at));
      const options = await pasteOptions(queryClient, table.slug, fields, cells);
      const next = planPaste({ cells, top: range.top, fields, records, options, rights });
      if (next.refused.length > 1 || next.cells >= SHOWN_FROM || next.cells === 0) setPlan(next);
      else await apply(next);
    });
  };
  return { plan, clear, fillDown, today, paste, apply, dismiss: () => setPlan(null) };
}
