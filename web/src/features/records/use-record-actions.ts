import { useEffect, useMemo } from 'react';
import type { RecordData, Table } from '@/api/types';
import { errorText } from '@/components/error-text';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { isEditable } from '@/lib/is-editable';
import type { RecordWriter, Values } from './record-writer';

export interface RecordActions {
  change: (id: number, values: Values) => void;
  toggle: (record: RecordData, slug: string) => void;
  clear: (records: readonly RecordData[], slugs: readonly string[]) => void;
  remove: (ids: readonly number[]) => Promise<void>;
  restore: (ids: readonly number[]) => Promise<void>;
  undo: () => Promise<void>;
  redo: () => Promise<void>;
}

/** The gestures on records, each with its message and its way back. */
export function useRecordActions(table: Table, writer: RecordWriter): RecordActions {
  const showToast = useToast();
  const actions = useMemo(() => {
    const undoable = (message: string) => showToast({ message, undo: () => writer.undo() });
    const attempt = async (work: Promise<void>, done: () => void) => {
      try {
        await work;
        done();
      } catch (error) {
        showToast({ message: t('records.toast.failed', { reason: errorText(error) }) });
      }
    };
    return {
      change: (id: number, values: Values) => void writer.change([{ id, values }]),
      toggle: (record: RecordData, slug: string) =>
        void writer.change([{ id: record.id, values: { [slug]: record.values[slug] !== true } }]),
      clear: (records: readonly RecordData[], slugs: readonly string[]) =>
        void writer.change(
          records.map((record) => ({ id: record.id, values: Object.fromEntries(slugs.map((slug) => [slug, null])) })),
        ),
      remove: (ids: readonly number[]) =>
        attempt(writer.remove(ids), () => undoable(t('records.toast.trashed', { n: ids.length }))),
      restore: (ids: readonly number[]) =>
        attempt(writer.restore(ids), () => undoable(t('records.toast.restored', { n: ids.length }))),
      undo: async () => {
        if (!writer.snapshot().canUndo) return;
        await attempt(writer.undo(), () => showToast({ message: t('records.toast.undone') }));
      },
      redo: async () => {
        if (!writer.snapshot().canRedo) return;
        await attempt(writer.redo(), () => showToast({ message: t('records.toast.redone') }));
      },
    };
  }, [writer, showToast]);
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
