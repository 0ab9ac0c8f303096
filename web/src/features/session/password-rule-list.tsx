import { Check, Circle } from 'lucide-react';
import { iconStroke } from '@/components/icon';
import { t } from '@/i18n/translate';
import type { LiveRule } from './password-rules';

const texts = {
  long_enough: 'password.rule_long',
  mixed: 'password.rule_mixed',
  not_personal: 'password.rule_personal',
  confirmed: 'password.rule_confirmed',
} as const;

/** The rules of a password, ticked while typing. */
export function PasswordRuleList({ kept }: { kept: Record<LiveRule, boolean> }) {
  const rules = Object.keys(texts) as LiveRule[];
  return (
    <ul aria-label={t('password.rules')} className="grid gap-1 text-xs">
      {rules.map((rule) => (
        <li key={rule} className={kept[rule] ? 'flex gap-1.5 text-success' : 'flex gap-1.5 text-muted'}>
          {kept[rule] ? (
            <Check size={14} strokeWidth={iconStroke} className="mt-px shrink-0" aria-hidden="true" />
          ) : (
            <Circle size={14} strokeWidth={iconStroke} className="mt-px shrink-0 p-0.5" aria-hidden="true" />
          )}
          {t(texts[rule])}
          <span className="sr-only">{t(kept[rule] ? 'password.rule_kept' : 'password.rule_open')}</span>
        </li>
      ))}
    </ul>
  );
}
