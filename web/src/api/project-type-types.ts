import type { Field, FieldOptions, FieldType } from './types';

/** A type of projects, with the details that its projects have. */
export interface ProjectType {
  /** The choice. */
  value: string;
  label: string;
  /** The slug of its details table; null while it has none. */
  table: string | null;
  description: string;
  fields: Field[];
  /** The rule that shows its fields. */
  rule: number | null;
}

/** A field of the details of a type that is being made. */
export interface DetailsFieldDefinition {
  slug?: string;
  name: string;
  type: FieldType;
  required?: boolean;
  options?: FieldOptions;
  /** The labels that its list shall have. */
  choices?: string[];
}

export interface ProjectTypeDefinition {
  name: string;
  description: string;
  fields: DetailsFieldDefinition[];
}

export interface ProjectTypes {
  /** Where types are chosen; null for those who see neither. */
  table: string | null;
  field: string | null;
  items: ProjectType[];
  templates: ProjectTypeDefinition[];
}
