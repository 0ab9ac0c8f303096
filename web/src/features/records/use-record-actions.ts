import { useEffect, useMemo } from 'react';
import { mayOnlyRead, type TableRights } from '@/api/table-rights';
import type { RecordData, Table } from '@/api/types';
import { errorText } from '@/components/error-text';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { isEditable } from '@/lib/is-editable';
import type { RunOptions } from './batch-run';
import type { Values } from './gesture';
import { outcomeText } from './outcome-text';
import type { Outcome } from './gesture';
import type { RecordWriter } from './record-writer';

export interface RecordActions {
  change: (id: number, values: Values) => void;
  toggle: (record: RecordData, slug: string) => void;
  remove: (ids: readonly number[], options?: RunOptions) => Promise<Outcome>;
  restore: (ids: readonly number[], options?: RunOptions) => Promise<Outcome>;
  undo: () => Promise<void>;
  redo: () => Promise<void>;
}

/** The gestures on records, each with its message and its way back. */
export function useRecordActions(table: Table, writer: RecordWriter, rights: TableRights): RecordActions {
  const undoes = !mayOnlyRead(rights);
  const showToast = useToast();
  const actions = useMemo(() => {
    const undo = () => writer.undo();
    const tell = async (work: Promise<Outcome>, said: (outcome: Outcome) => string) => {
      const outcome = await work;
      const message = outcomeText(outcome, said(outcome));
      showToast(outcome.done.length > 0 ? { message, undo } : { message });
      return outcome;
    };
    const tellBack = async (work: Promise<Outcome | null>, said: string) => {
      try {
        const outcome = await work;
        showToast({ message: outcome ? outcomeText(outcome, said) : t('undo.failed') });
      } catch (error) {
        showToast({ message: t('records.toast.failed', { reason: errorText(error) }) });
      }
    };
    return {
      change: (id: number, values: Values) => void writer.change([{ id, values }]),
      toggle: (record: RecordData, slug: string) =>
        void writer.change([{ id: record.id, values: { [slug]: record.values[slug] !== true } }]),
      remove: (ids: readonly number[], options?: RunOptions) =>
        tell(writer.remove(ids, options), ({ done }) => t('records.toast.trashed', { n: done.length })),
      restore: (ids: readonly number[], options?: RunOptions) =>
        tell(writer.restore(ids, options), ({ done }) => t('records.toast.restored', { n: done.length })),
      undo: async () => {
        if (!undoes || !writer.snapshot().canUndo) return;
        await tellBack(writer.undo(), t('records.toast.undone'));
      },
      redo: async () => {
        if (!undoes || !writer.snapshot().canRedo) return;
        await tellBack(writer.redo(), t('records.toast.redone'));
      },
    };
  }, [writer, undoes, showToast]);
  useUndoKeys(actions);
  useSaveProblems(table, writer);
  return actions;
}

/** Ctrl+Z and Ctrl+Maj+Z anywhere on the page but in an input. Heard before the message's own Ctrl+Z. */
function useUndoKeys(actions: Pick<RecordActions, 'undo' | 'redo'>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isEditable(event.target) || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      void (key === 'y' || event.shiftKey ? actions.redo() : actions.undo());
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [actions]);
}

/** Tells of refused and contested values, for those who do not have the record open. */
function useSaveProblems(table: Table, writer: RecordWriter): void {
  const showToast = useToast();
  useEffect(() => {
    let seen = writer.snapshot();
    return writer.subscribe(() => {
      const now = writer.snapshot();
      const refused = [...now.refusals.values()].flatMap((fields) => Object.entries(fields)).at(-1);
      if (refused && now.refusals !== seen.refusals && now.refusals.size >= seen.refusals.size) {
        const field = table.fields.find((each) => each.slug === refused[0])?.name ?? refused[0];
        showToast({ message: t('records.toast.refused', { field, message: refused[1].message }) });
      } else if (now.conflicts.size > seen.conflicts.size) showToast({ message: t('records.toast.conflict') });
      seen = now;
    });
  }, [table, writer, showToast]);
}
