import { Printer } from 'lucide-react';
import { Button } from '@/components/button';
import { CopyButton } from '@/components/copy-button';
import { t } from '@/i18n/translate';

export interface RecoveryCodesProps {
  codes: string[];
  /** They were put away. */
  onDone: () => void;
  doneLabel: string;
}

/** A fresh set of recovery codes, shown this once. Printing prints them alone. */
export function RecoveryCodes({ codes, onDone, doneLabel }: RecoveryCodesProps) {
  return (
    <div className="grid gap-4">
      <div data-print="alone" className="grid gap-3">
        <h2 className="font-semibold">{t('recovery.title')}</h2>
        <p className="text-muted">{t('recovery.detail')}</p>
        <ol
          aria-label={t('recovery.title')}
          className="grid grid-cols-1 gap-x-6 gap-y-1.5 rounded-box border border-line px-4 py-3 font-mono text-sm phone:grid-cols-2"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={codes.join('\n')} label={t('recovery.copy')} />
        <Button icon={Printer} onClick={() => window.print()}>
          {t('recovery.print')}
        </Button>
        <Button variant="primary" className="max-phone:w-full phone:ml-auto" onClick={onDone}>
          {doneLabel}
        </Button>
      </div>
    </div>
  );
}
