import { Check, Circle, X } from 'lucide-react';
import type { PasswordVerdict } from '@/api/queries/account';
import { iconStroke } from '@/components/icon';
import { t } from '@/i18n/translate';

export interface PasswordRuleListProps {
  /** What the server says so far; undefined while it has said nothing. */
  verdict: PasswordVerdict | undefined;
  next: string;
  confirmation: string;
}

type State = 'kept' | 'open' | 'broken';

const looks = {
  kept: { icon: Check, colour: 'text-success', word: 'password.rule_kept' },
  open: { icon: Circle, colour: 'text-muted', word: 'password.rule_open' },
  broken: { icon: X, colour: 'text-error', word: 'password.rule_broken' },
} as const;
const codes = ['too_short', 'not_complex', 'too_common', 'contains_personal_data'] as const;

function ruleText(code: (typeof codes)[number], minimum: number | undefined): string {
  if (code !== 'too_short') return t(`password.rule_${code}`);
  return minimum === undefined ? t('password.rule_too_short_any') : t('password.rule_too_short', { minimum });
}

function confirmedState(next: string, confirmation: string): State {
  if (confirmation === '') return 'open';
  return next === confirmation ? 'kept' : 'broken';
}

/** The rules of a password with the server's verdict on each, while typing. */
export function PasswordRuleList({ verdict, next, confirmation }: PasswordRuleListProps) {
  const stateOf = (code: string): State => {
    const rule = verdict?.rules.find((said) => said.code === code);
    if (rule === undefined || next === '') return 'open';
    return rule.ok ? 'kept' : 'broken';
  };
  const lines: { text: string; state: State }[] = [
    ...codes.map((code) => ({ text: ruleText(code, verdict?.minimum_characters), state: stateOf(code) })),
    { text: t('password.rule_confirmed'), state: confirmedState(next, confirmation) },
  ];
  const kept = lines.filter(({ state }) => state === 'kept').length;
  return (
    <div>
      <ul aria-label={t('password.rules')} className="grid gap-1 text-xs">
        {lines.map(({ text, state }) => (
          <RuleLine key={text} text={text} state={state} />
        ))}
      </ul>
      <p role="status" className="sr-only">
        {next !== '' && t('password.rules_kept', { n: kept, total: lines.length })}
      </p>
    </div>
  );
}

function RuleLine({ text, state }: { text: string; state: State }) {
  const { icon: IconImage, colour, word } = looks[state];
  return (
    <li className={`flex gap-1.5 ${colour}`}>
      <IconImage
        size={14}
        strokeWidth={iconStroke}
        className={`mt-px shrink-0 ${state === 'open' ? 'p-0.5' : ''}`}
        aria-hidden="true"
      />
      {text}
      <span className="sr-only">{t(word)}</span>
    </li>
  );
}
