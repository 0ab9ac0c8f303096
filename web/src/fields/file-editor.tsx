import { Paperclip, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { uploadFile } from '@/api/queries/files';
import type { FileValue } from '@/api/types';
import { Button } from '@/components/button';
import { errorText } from '@/components/error-text';
import { IconButton } from '@/components/icon-button';
import { t } from '@/i18n/translate';
import type { FieldEditorProps } from './field-type-view';
import { FileLine } from './file-line';
import { ProblemNote } from './problem-note';
import { filesOf } from './value-shapes';

/** The files of a field: sent one by one, kept in their order, opened in another tab. */
export function FileEditor({ field, value, inputId, describedBy, onCommit }: FieldEditorProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const files = filesOf(value);

  const add = async (chosen: readonly File[]) => {
    setBusy(true);
    setProblem(null);
    const sent: FileValue[] = [];
    try {
      for (const file of chosen) sent.push(await uploadFile(file));
    } catch (error) {
      setProblem(errorText(error));
    }
    setBusy(false);
    if (sent.length > 0) onCommit(field.options.multiple === false ? sent.slice(-1) : [...files, ...sent], 'stay');
  };
  const remove = (id: number) => {
    const kept = files.filter((file) => file.id !== id);
    onCommit(kept.length > 0 ? kept : null, 'stay');
  };

  return (
    <div className="grid w-full grid-cols-[minmax(0,1fr)] gap-1 py-0.5">
      {files.map((file) => (
        <FileLine key={file.id} file={file}>
          <IconButton
            icon={X}
            size="small"
            label={t('fields.file.remove', { name: file.name })}
            onClick={() => remove(file.id)}
          />
        </FileLine>
      ))}
      <input
        ref={picker}
        id={inputId}
        type="file"
        className="sr-only"
        tabIndex={-1}
        multiple={field.options.multiple !== false}
        accept={field.type === 'image' ? 'image/*' : undefined}
        aria-describedby={describedBy}
        onChange={(event) => void add([...(event.currentTarget.files ?? [])])}
      />
      <div>
        <Button className="-ml-2.5" variant="quiet" size="bar" icon={Paperclip} busy={busy} onClick={() => picker.current?.click()}>
          {t('fields.file.attach')}
        </Button>
      </div>
      {problem && <ProblemNote id={`${inputId}-upload`} text={problem} floating={false} />}
    </div>
  );
}
