import { useRef, useState } from 'react';
import type { Field } from '@/api/types';
import { TextInput } from '@/components/text-input';
import { parseDecimal, parseInteger } from '@/fields/parse-number';
import { t } from '@/i18n/translate';
import { closePopover } from '@/components/popover-button';
import type { Operand } from './condition';

interface TypedOperandProps {
  field: Field;
  operand: Extract<Operand, { kind: 'text' | 'number' }>;
  onChange: (operand: Operand) => void;
}

const MAX_SCALE = 6;
const TYPING_PAUSE_MS = 300;

/** The text or the number a condition compares with. */
export function TypedOperand({ field, operand, onChange }: TypedOperandProps) {
  const [problem, setProblem] = useState<string | undefined>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = operand.kind === 'text' ? operand.text : operand.number.replace('.', ',');

  const read = (text: string) => {
    clearTimeout(timer.current);
    if (operand.kind === 'text') return onChange({ kind: 'text', text: text.trim() });
    const parsed = field.type === 'number' ? parseInteger(text) : parseDecimal(text, MAX_SCALE);
    setProblem(parsed.ok ? undefined : t(parsed.problem));
    if (parsed.ok) onChange({ kind: 'number', number: shortNumber(String(parsed.value ?? '')) });
    return undefined;
  };
  return (
    <TextInput
      label={t('records.filter.value')}
      size="panel"
      autoFocus
      defaultValue={start}
      error={problem}
      inputMode={operand.kind === 'number' ? 'decimal' : 'text'}
      onChange={(event) => {
        const text = event.currentTarget.value;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => read(text), TYPING_PAUSE_MS);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        read(event.currentTarget.value);
        closePopover(event.currentTarget);
      }}
    />
  );
}

/** `1000.500000` as `1000.5`. */
function shortNumber(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}
