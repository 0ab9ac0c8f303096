import {
  AlignLeft,
  Calendar,
  CalendarClock,
  CircleDot,
  Hash,
  Image,
  Link2,
  Paperclip,
  SquareCheck,
  Type,
  Variable,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { FieldType } from '@/api/types';
import type { Icon } from '@/components/icon';
import type { OptionName } from './field-draft';
import { ChoiceOptions } from './options/choice-options';
import { DateOptions } from './options/date-options';
import { DecimalOptions } from './options/decimal-options';
import { FileOptions } from './options/file-options';
import { LinkOptions } from './options/link-options';
import { NumberOptions } from './options/number-options';
import type { OptionsProps } from './options/options-props';
import { TextOptions } from './options/text-options';

/** What the editor of fields knows about a type. */
export interface FieldKind {
  name: `type.${FieldType}`;
  hint: `type_hint.${FieldType}`;
  icon: Icon;
  /** The options of its own. */
  options: OptionName[];
  Options?: ComponentType<OptionsProps>;
  /** The input for the value that new records start with. */
  initial: 'text' | 'number' | 'decimal' | 'date' | 'datetime' | 'boolean' | 'choice' | 'none';
  mayBeUnique: boolean;
}

/** One line per type. */
export const fieldKinds: Record<FieldType, FieldKind> = {
  text: kind('text', Type, 'text', ['max_length', 'pattern'], TextOptions, true),
  long_text: kind('long_text', AlignLeft, 'text', ['max_length', 'pattern'], TextOptions),
  number: kind('number', Hash, 'number', ['min', 'max'], NumberOptions, true),
  decimal: kind('decimal', Variable, 'decimal', ['scale', 'min', 'max'], DecimalOptions, true),
  date: kind('date', Calendar, 'date', ['min', 'max'], DateOptions, true),
  datetime: kind('datetime', CalendarClock, 'datetime', ['min', 'max'], DateOptions, true),
  boolean: kind('boolean', SquareCheck, 'boolean', []),
  choice: kind('choice', CircleDot, 'choice', ['category', 'options_when', 'when_not_offered'], ChoiceOptions),
  foreign_key: kind('foreign_key', Link2, 'none', ['table', 'on_delete', 'options_when', 'when_not_offered'], LinkOptions, true),
  file: kind('file', Paperclip, 'none', ['multiple', 'max_size', 'mime'], FileOptions),
  image: kind('image', Image, 'none', ['multiple', 'max_size', 'mime'], FileOptions),
};

/** The types in the order in which they are offered. */
export const fieldTypeOrder = Object.keys(fieldKinds) as FieldType[];

function kind(
  type: FieldType,
  icon: Icon,
  initial: FieldKind['initial'],
  options: OptionName[],
  Options?: ComponentType<OptionsProps>,
  mayBeUnique = false,
): FieldKind {
  return {
    name: `type.${type}`,
    hint: `type_hint.${type}`,
    icon,
    initial,
    options,
    mayBeUnique,
    ...(Options === undefined ? {} : { Options }),
  };
}
