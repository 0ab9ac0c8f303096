import { createContext, use } from 'react';
import type { ChoiceValue, Field } from '@/api/types';

/** Where an option that is missing is made, when it takes more than its label. */
export interface OptionSource {
  /** What the last line of the list says. */
  label: string;
  /** `typed`: what was looked for. `onMade` gets the option once it is there. */
  make: (typed: string, onMade: (option: ChoiceValue) => void) => void;
}

export const OptionSourceContext = createContext<(table: string, field: Field) => OptionSource | null>(() => null);

/** The source of the options of a field; null where labels alone make them. */
export function useOptionSource(table: string, field: Field): OptionSource | null {
  return use(OptionSourceContext)(table, field);
}
