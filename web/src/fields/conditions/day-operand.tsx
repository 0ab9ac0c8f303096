import { useState } from 'react';
import { TextInput } from '@/components/text-input';
import { daysBetween, todayIso } from '@/fields/iso-date';
import { parseDate } from '@/fields/parse-date';
import { formatDate } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { closePopover } from '@/components/popover-button';
import type { Operand } from './condition';
import { relativeDay } from './condition-phrase';

interface DayOperandProps {
  operand: Extract<Operand, { kind: 'day' | 'today' }>;
  onChange: (operand: Operand) => void;
}

/** The day a condition compares with. A day said from today (`auj`, `+7`) moves along with the calendar. */
export function DayOperand({ operand, onChange }: DayOperandProps) {
  const [problem, setProblem] = useState<string | undefined>();
  const start = operand.kind === 'day' ? formatDate(operand.day) : relativeDay(operand.days);

  const read = (text: string) => {
    if (text === start) return;
    const today = todayIso();
    const parsed = parseDate(text, today);
    setProblem(parsed.ok ? undefined : t(parsed.problem));
    if (!parsed.ok || parsed.value === null) return;
    const relative = !/\d[/\-. ]\d|\d{6}/.test(text);
    onChange(
      relative ? { kind: 'today', days: daysBetween(today, parsed.value) } : { kind: 'day', day: parsed.value },
    );
  };
  return (
    <TextInput
      label={t('records.filter.value')}
      size="panel"
      autoFocus
      defaultValue={start}
      error={problem}
      hint={t('records.filter.dayHint')}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => read(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        read(event.currentTarget.value);
        closePopover(event.currentTarget);
      }}
    />
  );
}
