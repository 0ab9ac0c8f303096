import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { t } from '@/i18n/translate';
import type { PastePlan, RefusedCell } from './paste-plan';

interface PasteDialogProps {
  plan: PastePlan | null;
  onPaste: (plan: PastePlan) => void;
  onClose: () => void;
}

/** Refused cells told one by one; the others are counted. */
const SHOWN = 8;

/** What a large or partly unreadable block would do, before it is done. */
export function PasteDialog({ plan, onPaste, onClose }: PasteDialogProps) {
  const cells = plan?.cells ?? 0;
  const refused = plan?.refused ?? [];
  return (
    <Dialog
      open={plan !== null}
      onClose={onClose}
      wide={refused.length > 0}
      title={t('records.paste.title', { n: cells })}
      description={plan === null ? undefined : consequence(plan)}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            disabledReason={cells === 0 ? t('records.paste.nothing') : undefined}
            onClick={() => plan && onPaste(plan)}
          >
            {t('records.paste.submit', { n: cells })}
          </Button>
        </>
      }
    >
      {refused.length > 0 && <RefusedCells refused={refused} />}
    </Dialog>
  );
}

/** `2 fiches modifiées, 1 fiche créée. L’action peut être annulée.` */
function consequence({ edits, creations }: PastePlan): string {
  const parts = [
    edits.length > 0 ? t('records.paste.changed', { n: edits.length }) : '',
    creations.length > 0 ? t('records.paste.created', { n: creations.length }) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('records.paste.nothing') : t('records.paste.detail', { effect: parts.join(', ') });
}

function RefusedCells({ refused }: { refused: readonly RefusedCell[] }) {
  return (
    <>
      <p className="font-medium">{t('records.paste.refused', { n: refused.length })}</p>
      <ul className="mt-2 border-t border-line-soft text-sm">
        {refused.slice(0, SHOWN).map(({ line, field, text, problem }) => (
          <li key={`${line} ${field}`} className="flex gap-4 border-b border-line-soft py-1.5">
            <span className="w-44 shrink-0 truncate text-muted">{t('records.paste.where', { line, field })}</span>
            <span className="w-36 shrink-0 truncate">{text}</span>
            <span className="text-error">{t(problem)}</span>
          </li>
        ))}
      </ul>
      {refused.length > SHOWN && <p className="mt-2 text-sm text-muted">{t('records.paste.more', { n: refused.length - SHOWN })}</p>}
    </>
  );
}
