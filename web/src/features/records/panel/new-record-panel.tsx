import { X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { TableRights } from '@/api/table-rights';
import type { FieldValue, Table } from '@/api/types';
import { Button } from '@/components/button';
import { errorText } from '@/components/error-text';
import { IconButton } from '@/components/icon-button';
import { InlineError } from '@/components/inline-error';
import { Keys } from '@/components/keys';
import { Skeleton } from '@/components/skeleton';
import { FieldDraftContext } from '@/fields/draft-context';
import { t } from '@/i18n/translate';
import { orderedFields, type ColumnSettings } from '../column-settings';
import { statusField } from '../record-columns';
import type { RecordWriter } from '../record-writer';
import { PanelFrame } from './panel-frame';
import { FieldNews } from './field-news';
import { FieldSections } from './field-sections';
import { draftOf, withRuledValues, withoutHidden } from './form-state';
import { refusalsOf, type Refusals } from './refusals';
import { RecordLine } from './record-line';
import { useDefaultValues } from './use-default-values';
import { useDraft } from './use-draft';
import { useFormState } from './use-form-state';

interface NewRecordPanelProps {
  table: Table;
  columns: ColumnSettings;
  writer: RecordWriter;
  rights: TableRights;
  onCreated: (id: number) => void;
  onClose: () => void;
}

/** A record that does not exist yet: the same lines, filled in a row, saved together. */
export function NewRecordPanel({ table, columns, writer, rights, onCreated, onClose }: NewRecordPanelProps) {
  const [draft, setDraft] = useDraft(table.slug);
  const defaults = useDefaultValues(table);
  const [refusals, setRefusals] = useState<Refusals>({});
  const [attempts, setAttempts] = useState(0);
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const lines = useRef<HTMLDivElement>(null);
  const status = statusField(table);
  const { form, isPending } = useFormState(table, null, { ...defaults, ...draft });
  const values = withRuledValues(defaults, draft, form);
  const known = useMemo(() => draftOf(table, { ...defaults, ...draft }, form), [table, defaults, draft, form]);
  const fields = orderedFields(table.fields, columns).filter(
    ({ slug }) => !rights.isReadonlyOnCreate(slug) && form?.fields[slug]?.visible !== false,
  );

  // Once the refusals stand beside their lines, however long that takes.
  useEffect(() => {
    if (attempts > 0) focusFirstRefused(lines.current);
  }, [attempts]);

  const create = async () => {
    const unread = lines.current?.querySelector<HTMLElement>('[data-unread]');
    if (unread) return unread.focus();
    setBusy(true);
    setFailure(undefined);
    setRefusals({});
    try {
      const made = await writer.create(withoutHidden(draft, form));
      setDraft({});
      onCreated(made.id);
    } catch (error) {
      const refused = refusalsOf(error, fields);
      const isOfALine = Object.keys(refused).length > 0;
      setRefusals(refused);
      setFailure(isOfALine ? undefined : errorText(error));
      setBusy(false);
      setAttempts((count) => count + 1);
    }
  };
  const fill = (slug: string, value: FieldValue) => {
    setRefusals(({ [slug]: _corrected, ...others }) => others);
    setDraft((present) => ({ ...present, [slug]: value }));
  };
  return (
    <PanelFrame label={t('records.panel.new')} onClose={onClose} onStep={() => undefined}>
      <div className="flex h-11 shrink-0 items-center px-3 pl-5">
        <h2 className="grow text-title font-semibold">{t('records.panel.newIn', { table: table.name })}</h2>
        <IconButton icon={X} size="small" label={t('action.close')} shortcut={t('key.escape')} onClick={onClose} />
      </div>
      <div
        ref={lines}
        role="presentation"
        className="min-h-0 grow overflow-y-auto border-t border-line py-2"
        onKeyDown={createOnControlEnter}
      >
        {isPending ? <Skeleton className="px-5" rows={8} /> : <FieldNews fields={fields} />}
        <FieldDraftContext value={known}>
          <FieldSections
            table={table}
            fields={isPending ? [] : fields}
            form={form}
            renderLine={(field, { label, isFirst, reason }) => (
              <RecordLine
                key={field.slug}
                table={table.slug}
                field={field}
                label={label}
                value={values[field.slug] ?? null}
                prominent={field.slug === status?.slug}
                required={form?.fields[field.slug]?.required ?? field.required}
                readonly={form?.fields[field.slug]?.readonly === true}
                error={refusals[field.slug]}
                editOnFocus
                autoFocus={isFirst}
                onCommit={(value) => fill(field.slug, value)}
              >
                {reason}
              </RecordLine>
            )}
          />
        </FieldDraftContext>
        <InlineError text={failure} className="px-5 pt-2" />
      </div>
      <div className="flex h-14 shrink-0 items-center gap-2 border-t border-line px-5">
        <span className="grow max-phone:hidden" aria-hidden="true">
          <Keys keys={[t('key.control'), t('key.enter')]} />
        </span>
        <Button className="max-phone:grow" onClick={onClose}>{t('action.cancel')}</Button>
        <Button data-create className="max-phone:grow" variant="primary" busy={busy} onClick={() => void create()}>
          {t('action.create')}
        </Button>
      </div>
    </PanelFrame>
  );
}

function focusFirstRefused(lines: HTMLElement | null): void {
  lines?.querySelector('[data-refused]')?.querySelector<HTMLElement>('button, input, textarea')?.focus();
}

/** Ctrl+Entrée creates from any line, once the line being edited has given its value. */
function createOnControlEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-create]')?.click());
}
