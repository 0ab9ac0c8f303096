import { X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { ApiError } from '@/api/api-error';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { errorText } from '@/components/error-text';
import { IconButton } from '@/components/icon-button';
import { InlineError } from '@/components/inline-error';
import { Keys } from '@/components/keys';
import { t } from '@/i18n/translate';
import { orderedFields, type ColumnSettings } from '../column-settings';
import { statusField } from '../record-columns';
import type { RecordWriter } from '../record-writer';
import { PanelFrame } from './panel-frame';
import { RecordLine } from './record-line';
import { useDraft } from './use-draft';
import { useFormState } from './use-form-state';

interface NewRecordPanelProps {
  table: Table;
  columns: ColumnSettings;
  writer: RecordWriter;
  onCreated: (id: number) => void;
  onClose: () => void;
}

/** A record that does not exist yet: the same lines, filled in a row, saved together. */
export function NewRecordPanel({ table, columns, writer, onCreated, onClose }: NewRecordPanelProps) {
  const [draft, setDraft] = useDraft(table.slug);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const stateOf = useFormState(table, null, draft);
  const status = statusField(table);
  const fields = orderedFields(table.fields, columns).filter((field) => stateOf(field.slug).visible);

  const create = async () => {
    setBusy(true);
    setError(null);
    try {
      const made = await writer.create(draft);
      setDraft({});
      onCreated(made.id);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const messageAt = (slug: string) => (error instanceof ApiError ? error.messageAt(`/values/${slug}`) : undefined);
  const general = error !== null && !fields.some((field) => messageAt(field.slug)) ? errorText(error) : undefined;
  return (
    <PanelFrame label={t('records.panel.new')} onClose={onClose} onStep={() => undefined}>
      <div className="flex h-11 shrink-0 items-center px-3 pl-5">
        <h2 className="grow text-title font-semibold">{t('records.panel.newIn', { table: table.name })}</h2>
        <IconButton icon={X} size="small" label={t('action.close')} shortcut={t('key.escape')} onClick={onClose} />
      </div>
      <div role="presentation" className="min-h-0 grow overflow-y-auto border-t border-line py-2" onKeyDown={createOnControlEnter}>
        {fields.map((field, at) => (
          <RecordLine
            key={field.slug}
            table={table.slug}
            field={field}
            value={draft[field.slug] ?? null}
            prominent={field.slug === status?.slug}
            required={stateOf(field.slug).required}
            readonly={stateOf(field.slug).readonly}
            error={messageAt(field.slug)}
            editOnFocus
            autoFocus={at === 0}
            onCommit={(value) => setDraft((present) => ({ ...present, [field.slug]: value }))}
          />
        ))}
        <InlineError text={general} className="px-5 pt-2" />
      </div>
      <div className="flex h-14 shrink-0 items-center gap-2 border-t border-line px-5">
        <span className="grow max-phone:hidden" aria-hidden="true">
          <Keys keys={[t('key.control'), t('key.enter')]} />
        </span>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button data-create variant="primary" busy={busy} onClick={() => void create()}>
          {t('action.create')}
        </Button>
      </div>
    </PanelFrame>
  );
}

/** Ctrl+Entrée creates from any line, once the line being edited has given its value. */
function createOnControlEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-create]')?.click());
}
