import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { t } from '@/i18n/translate';
import { Button } from './button';
import { FieldFrame } from './field-frame';

/** A text to hand on, with the way to copy it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = () => {
    input.current?.select();
    // The clipboard's own interface exists under HTTPS only.
    setCopied(document.execCommand('copy'));
  };
  return (
    <FieldFrame label={label}>
      {(control) => (
        <div className="flex gap-2">
          <input
            {...control}
            ref={input}
            className="input font-mono text-sm"
            value={value}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button icon={copied ? Check : Copy} size="normal" className="h-9 max-phone:h-11" onClick={copy}>
            {t(copied ? 'copy.copied' : 'copy.copy')}
          </Button>
          <span role="status" className="sr-only">
            {copied && t('copy.copied')}
          </span>
        </div>
      )}
    </FieldFrame>
  );
}
