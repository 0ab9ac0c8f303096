import type { Field, FieldOptions, FieldType, WrittenValue } from '@/api/types';
import { instantOf, localOf } from './local-instant';

/** The options as a form holds them. */
export interface OptionsDraft {
  max_length: string;
  pattern: string;
  min: string;
  max: string;
  scale: string;
  category: string;
  options_when: string;
  when_not_offered: 'clear' | 'keep' | 'refuse';
  table: string;
  on_delete: 'restrict' | 'set_null' | 'cascade';
  multiple: boolean;
  /** In megabytes. */
  max_size: string;
  /** Separated by commas. */
  mime: string;
}

export type OptionName = keyof OptionsDraft;

/** A field as a form holds it: texts as typed. */
export interface FieldDraft {
  name: string;
  description: string;
  required: boolean;
  unique: boolean;
  searchable: boolean;
  initial: string;
  options: OptionsDraft;
}

const megabyte = 1_000_000;

function textOf(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function boundOf(value: string | number | null | undefined, type: FieldType): string {
  const text = textOf(value);
  if (type === 'datetime') return localOf(text);
  return type === 'decimal' ? text.replace('.', ',') : text;
}

function initialOf(value: WrittenValue, type: FieldType): string {
  return typeof value === 'object' || value === null ? '' : boundOf(String(value), type);
}

/** The draft of an existing field, or of a new one. */
export function draftOf(field: Pick<Field, 'type'> & Partial<Field>): FieldDraft {
  const options: FieldOptions = field.options ?? {};
  const mime = Array.isArray(options.mime) ? options.mime.join(', ') : textOf(options.mime);
  return {
    name: field.name ?? '',
    description: field.description ?? '',
    required: field.required ?? false,
    unique: field.unique ?? false,
    searchable: field.searchable ?? ['text', 'long_text'].includes(field.type),
    initial: initialOf(field.default ?? null, field.type),
    options: {
      max_length: textOf(options.max_length),
      pattern: textOf(options.pattern),
      min: boundOf(options.min, field.type),
      max: boundOf(options.max, field.type),
      scale: textOf(options.scale ?? 2),
      category: textOf(options.category),
      options_when: textOf(options.options_when),
      when_not_offered: options.when_not_offered ?? 'clear',
      table: textOf(options.table),
      on_delete: options.on_delete ?? 'restrict',
      multiple: options.multiple ?? true,
      max_size: options.max_size ? String(options.max_size / megabyte) : '',
      mime,
    },
  };
}

function bound(text: string, type: FieldType): string | number {
  if (type === 'number') return Number(text);
  if (type === 'datetime') return instantOf(text);
  return text.replace(/\s/g, '').replace(',', '.');
}

const writers: { [Name in OptionName]: (options: OptionsDraft, type: FieldType) => FieldOptions[Name] } = {
  max_length: (options) => Number(options.max_length),
  pattern: (options) => options.pattern,
  min: (options, type) => bound(options.min, type),
  max: (options, type) => bound(options.max, type),
  scale: (options) => Number(options.scale),
  category: (options) => options.category,
  options_when: (options) => options.options_when.trim(),
  when_not_offered: (options) => options.when_not_offered,
  table: (options) => options.table,
  on_delete: (options) => options.on_delete,
  multiple: (options) => options.multiple,
  max_size: (options) => Math.round(Number(options.max_size.replace(',', '.')) * megabyte),
  mime: (options) => options.mime.split(',').map((part) => part.trim()).filter(Boolean),
};

function isFilled(value: FieldOptions[OptionName]): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** The options to send: those of the type that are filled in, and an empty value for those that `before` had. */
export function writtenOptions(
  draft: OptionsDraft,
  type: FieldType,
  names: OptionName[],
  before: FieldOptions = {},
): FieldOptions {
  const written: Record<string, unknown> = {};
  for (const name of names) {
    if (name === 'when_not_offered' && draft.options_when.trim() === '') continue;
    if (draft[name] !== '') written[name] = writers[name](draft, type);
    else if (isFilled(before[name])) written[name] = name === 'mime' ? [] : null;
  }
  return written;
}

/** The value that new records start with, as it is sent. */
export function writtenInitial(text: string, type: FieldType): WrittenValue {
  if (text === '') return null;
  if (type === 'boolean') return text === 'true';
  return ['number', 'decimal', 'datetime'].includes(type) ? bound(text, type) : text;
}
