import { CopyButton } from './copy-button';
import { FieldFrame } from './field-frame';

/** A text to hand on, with the way to copy it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  return (
    <FieldFrame label={label}>
      {(control) => (
        <div className="flex flex-wrap items-center gap-2">
          <input
            {...control}
            className="input min-w-0 flex-1 font-mono text-sm"
            value={value}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton text={value} />
        </div>
      )}
    </FieldFrame>
  );
}
