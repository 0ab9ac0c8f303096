import { useState, type FormEvent } from 'react';
import type { TotpOffer } from '@/api/queries/account';
import { Button } from '@/components/button';
import { CopyButton } from '@/components/copy-button';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { t } from '@/i18n/translate';
import { codeError } from './code-error';
import { CodeInput } from './code-input';
import { QrCode } from './qr-code';
import { totpSecret } from './totp-secret';

export interface EnrolmentFormProps {
  offer: TotpOffer;
  onCode: (code: string) => void;
  busy: boolean;
  error: unknown;
}

/** The key as a picture and as text, and the first code that proves that it arrived. */
export function EnrolmentForm({ offer, onCode, busy, error }: EnrolmentFormProps) {
  const [code, setCode] = useState('');
  const secret = totpSecret(offer.otpauth_uri);
  const wrong = codeError(error, 'app');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') onCode(code);
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <p className="text-muted">{t('totp.scan')}</p>
      <div className="flex flex-wrap gap-5">
        <QrCode svg={offer.qr_svg} />
        <div className="min-w-40 grow basis-0">
          <p className="text-sm font-medium">{t('totp.by_hand')}</p>
          <p className="mt-1.5 mb-3 font-mono text-sm break-words">{secret}</p>
          <div className="flex flex-wrap gap-2">
            <CopyButton text={secret.replaceAll(' ', '')} label={t('totp.copy_key')} />
            <a href={offer.otpauth_uri} className="btn phone:hidden">
              {t('totp.open_app')}
            </a>
          </div>
        </div>
      </div>
      <CodeInput kind="app" value={code} onChange={setCode} error={wrong} />
      <InlineError text={error && wrong === undefined ? errorText(error) : undefined} />
      <Button
        type="submit"
        variant="primary"
        size="tall"
        busy={busy}
        disabledReason={code.trim() === '' ? t('code.missing') : undefined}
        className="w-full"
      >
        {t('totp.activate')}
      </Button>
    </form>
  );
}
