import type { FieldValue } from './types';

export const RULE_ACTIONS = ['show', 'hide', 'require', 'optional', 'readonly', 'default', 'options'] as const;
export type RuleAction = (typeof RULE_ACTIONS)[number];

/** What a rule does to a field while its condition holds. */
export interface RuleEffect {
  field: string;
  action: RuleAction;
  /** An expression: the value of `default`, the condition of `options`. */
  value?: string;
}

export const HIDDEN_VALUES = ['keep', 'clear', 'reject'] as const;
export type HiddenValue = (typeof HIDDEN_VALUES)[number];

export interface Rule {
  id: number;
  /** Slug. */
  table: string;
  name: string;
  when: string;
  effects: RuleEffect[];
  /** What becomes of the value of a field that the rule hides. */
  hidden_value: HiddenValue;
  is_active: boolean;
  order: number;
  /** The table changed since: the rule does nothing. */
  is_broken: boolean;
  /** The choices that its expressions name. */
  choices: { category: string; value: string }[];
}

export interface RuleOffenders {
  count: number;
  /** False: only the first 100,000 records were looked at. */
  complete: boolean;
  items: { id: number; label: string; errors: { pointer: string; message: string }[] }[];
}

/** What the server's rules make of a form. */
export interface FormState {
  fields: Record<string, FieldState>;
  rules: { id: number; name: string; values: Record<string, FieldValue> }[];
  /** The fields whose change may change this state. */
  depends_on: string[];
  /** What a write of these values would be refused for. */
  errors: { pointer: string; message: string }[];
}

export interface FieldState {
  visible: boolean;
  required: boolean;
  readonly: boolean;
  /** Its options depend on the other values. */
  restricted: boolean;
  /** Given by a rule, or taken away by one (null). */
  value?: FieldValue;
  because: number[];
}
