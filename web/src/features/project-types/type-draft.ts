import type { DetailsFieldDefinition, ProjectTypeDefinition } from '@/api/project-type-types';
import type { FieldOptions, FieldType } from '@/api/types';

/** A field of the details as the form holds it. */
export interface FieldDraft {
  /** Of the line, for React. */
  key: number;
  slug: string;
  name: string;
  type: FieldType;
  required: boolean;
  /** The list that a choice offers; empty for one of its own. */
  list: string;
  /** The options of a list of its own, one a line. */
  choices: string;
  /** What a link leads to. */
  table: string;
  /** What the form does not show. */
  options: FieldOptions;
}

export interface TypeDraft {
  name: string;
  description: string;
  fields: FieldDraft[];
}

let lines = 0;

/** A line that says nothing yet. */
export function emptyField(): FieldDraft {
  lines += 1;
  return { key: lines, slug: '', name: '', type: 'text', required: false, list: '', choices: '', table: '', options: {} };
}

export function emptyType(name: string): TypeDraft {
  return { name, description: '', fields: [emptyField()] };
}

/** The draft that a model begins with. */
export function draftOfTemplate(template: ProjectTypeDefinition): TypeDraft {
  return {
    name: template.name,
    description: template.description,
    fields: template.fields.map((field) => ({
      ...emptyField(),
      slug: field.slug ?? '',
      name: field.name,
      type: field.type,
      required: field.required ?? false,
      choices: (field.choices ?? []).join('\n'),
      table: String(field.options?.table ?? ''),
      options: field.options ?? {},
    })),
  };
}

/** What is sent: lines without a name are left out. */
export function writtenType(draft: TypeDraft): ProjectTypeDefinition {
  return { name: draft.name.trim(), description: draft.description.trim(), fields: filledFields(draft).map(writtenField) };
}

/** The lines that are sent, in their order: the pointers of refusals count them. */
export function filledFields(draft: TypeDraft): FieldDraft[] {
  return draft.fields.filter(({ name }) => name.trim() !== '');
}

function writtenField(field: FieldDraft): DetailsFieldDefinition {
  const options = optionsOf(field);
  const choices = field.choices.split('\n').map((line) => line.trim()).filter(Boolean);
  return {
    ...(field.slug === '' ? {} : { slug: field.slug }),
    name: field.name.trim(),
    type: field.type,
    required: field.required,
    ...(Object.keys(options).length > 0 ? { options } : {}),
    ...(field.type === 'choice' && field.list === '' && choices.length > 0 ? { choices } : {}),
  };
}

function optionsOf(field: FieldDraft): FieldOptions {
  if (field.type === 'foreign_key') return { ...field.options, table: field.table };
  if (field.type === 'choice' && field.list !== '') return { ...field.options, category: field.list };
  return field.options;
}
