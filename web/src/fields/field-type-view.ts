import type { ComponentType, ReactNode } from 'react';
import type { Field, FieldValue, WrittenValue } from '@/api/types';
import type { AfterEdit } from '@/components/grid/grid-props';
import type { FieldOption } from './field-option';
import type { FilterOperator } from './filter-operator';
import type { Parsed } from './parsed';

/** What an input of a field is given, in a cell, in the record panel or in a filter. */
export interface FieldEditorProps {
  /** Slug of the table that has the field. */
  table: string;
  field: Field;
  value: FieldValue;
  /** The key that started the edit and replaces the value; null keeps the value. */
  typed: string | null;
  openChoices: boolean;
  place: 'cell' | 'panel';
  inputId: string;
  invalid: boolean;
  /** Id of the text that explains the error or the hint. */
  describedBy: string | undefined;
  autoFocus: boolean;
  onCommit: (value: FieldValue, after: AfterEdit) => void;
  onCancel: () => void;
}

/** Everything the web application knows about a field type. One file per type, one line in `field-types.ts`. */
export interface FieldTypeView {
  align: 'start' | 'end';
  /** Width of a new column. */
  width: number;
  /** Width that a cell needs beside its text. */
  adornment: number;
  sortable: boolean;
  editing: 'input' | 'toggle' | 'record';
  operators: readonly FilterOperator[];
  /** The value as text, for copying, sentences and history; empty when there is none. */
  text: (value: FieldValue, field: Field) => string;
  /** The value of a text, typed or pasted. `options` are what may be picked, for choices and links. */
  read: (text: string, field: Field, options: readonly FieldOption[]) => Parsed<FieldValue>;
  /** The value as it is sent. */
  write: (value: FieldValue) => WrittenValue;
  /** What a cell or a line of the panel shows. `prominent`: the status or the deadline of the view. */
  render: (value: FieldValue, field: Field, prominent: boolean) => ReactNode;
  /** What the panel shows where it has more to show than a cell. */
  renderDetail?: (value: FieldValue, field: Field) => ReactNode;
  /** What stands after the value in the panel: the way to the linked record. */
  renderAside?: (value: FieldValue, field: Field) => ReactNode;
  Editor: ComponentType<FieldEditorProps>;
}
