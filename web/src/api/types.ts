/** The shapes of the API's bodies, as the contract states them. */

export type FieldType =
  | 'text'
  | 'long_text'
  | 'number'
  | 'decimal'
  | 'date'
  | 'datetime'
  | 'boolean'
  | 'choice'
  | 'foreign_key'
  | 'file'
  | 'image';

export interface FieldOptions {
  max_length?: number | null;
  pattern?: string | null;
  min?: number | string | null;
  max?: number | string | null;
  scale?: number | null;
  category?: string | null;
  options_when?: string | null;
  /** What happens to a value that ceases to be offered. */
  when_not_offered?: 'clear' | 'keep' | 'refuse' | null;
  table?: string | null;
  on_delete?: 'restrict' | 'set_null' | 'cascade' | null;
  multiple?: boolean | null;
  max_size?: number | null;
  mime?: string[] | string | null;
}

export interface Field {
  id: number;
  slug: string;
  name: string;
  type: FieldType;
  description: string | null;
  required: boolean;
  unique: boolean;
  searchable: boolean;
  indexed: boolean;
  order: number;
  default: WrittenValue;
  options: FieldOptions;
  /** The details table that shows it too, by slug. */
  details?: string | null;
}

export interface Table {
  id: number;
  slug: string;
  name: string;
  description: string | null;
  fields: Field[];
  label_fields: string[];
  default_sort: string | null;
  indexes: string[][];
  is_system: boolean;
  /** The slug of the table whose records these are: a details table, which is only read. */
  details_of?: string | null;
}

export interface ChoiceValue {
  value: string;
  label: string;
}

export interface LinkValue {
  id: number;
  label: string;
}

export interface FileValue {
  id: number;
  name: string;
  size: number;
  mime: string;
  url: string;
}

/** A value as the server answers it. */
export type FieldValue = string | number | boolean | ChoiceValue | LinkValue | FileValue[] | null;

/** A value as it is sent: a choice by its `valeur`, a link by its id, files by their ids. */
export type WrittenValue = string | number | boolean | number[] | null;

/** Who created or changed a record; the server may answer the id alone. */
export type UserReference = number | LinkValue | null;

export interface RecordData {
  id: number;
  version: number;
  created_at: string;
  created_by: UserReference;
  updated_at: string;
  updated_by: UserReference;
  values: Record<string, FieldValue>;
  /** The fields that the rules close, in a list of a table with rules. */
  closed?: { hidden: readonly string[]; readonly: readonly string[] } | undefined;
}

export interface Page<Item> {
  items: Item[];
  next: string | null;
  total?: number;
}

export interface User {
  id: number;
  username: string;
  /** The name as it is shown. */
  label?: string;
  email: string | null;
  first_name: string | null;
  last_name: string | null;
  is_active: boolean;
  is_staff: boolean;
  /** Has every right, without any being named. */
  is_superuser: boolean;
  groups?: string[];
  last_login?: string | null;
  password_changed_at?: string;
  second_factor?: boolean;
}

/** What the caller may do beyond being signed in. */
export interface Permissions {
  global: string[];
  /** By the slugs of the tables that he sees. */
  tables: Record<string, TableSummary>;
}

export interface TableSummary {
  actions: TableAction[];
  readonly_fields: string[];
  readonly_on_create: string[];
}

export type TableAction = 'read' | 'create' | 'update' | 'delete';

export type SecondFactor = 'totp' | 'passkey';

/** What must be done before anything else opens, in this order. */
export interface Duties {
  second_factor_required?: boolean;
  /** What the second step may be; the recovery codes are always one more. */
  second_factors?: SecondFactor[];
  password_change_required: boolean;
  second_factor_enrolment_required?: boolean;
}

export interface Session extends Duties {
  user: User;
  /** Who really is there, while `user` is somebody like whom he sees. */
  viewer?: { id: number; label: string } | null;
  csrf_token: string;
  permissions?: Permissions;
  /** The end of the session if nothing more is asked. */
  expires_at?: string;
  password_expires_at?: string | null;
  /** True in the fourteen days before the password expires. */
  password_expiry_warning?: boolean;
}

export interface LoginAnswer extends Duties {
  user: User;
  csrf_token: string;
}

/** One entry of a 422 problem: `pointer` is a JSON pointer into the body that was sent. */
export interface FieldProblem {
  pointer: string;
  code: string;
  message: string;
}

/** RFC 9457 problem details with the members the product adds. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  request_id?: string;
  errors?: FieldProblem[];
  /** The record as it is now, on 412 `version_conflict`. */
  current?: RecordData;
  /** What a refused change of type would lose, on 409 `conversion_loses_data`. */
  loss?: LossReport;
}

/** How many values a change of type keeps and loses, with a few of the lost ones. */
export interface LossReport {
  converted: number;
  lost: number;
  examples: { id: number; value: string }[];
}
