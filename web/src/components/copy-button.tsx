import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { t } from '@/i18n/translate';
import { copyText } from '@/lib/copy-text';
import { Button } from './button';

export interface CopyButtonProps {
  text: string;
  label?: string;
}

/** Copies a text and says so in its own place. */
export function CopyButton({ text, label = t('copy.copy') }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  const copy = async () => setOutcome((await copyText(text)) ? 'copied' : 'refused');
  return (
    <>
      <Button icon={outcome === 'copied' ? Check : Copy} onClick={() => void copy()} onBlur={() => setOutcome(undefined)}>
        {outcome === 'copied' ? t('copy.copied') : label}
      </Button>
      <span role="status" className={outcome === 'refused' ? 'self-center text-xs text-muted' : 'sr-only'}>
        {outcome === 'copied' && t('copy.copied')}
        {outcome === 'refused' && t('copy.refused')}
      </span>
    </>
  );
}
