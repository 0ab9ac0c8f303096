import type { Dictionary } from '../translate';
import { account } from './account';
import { common } from './common';
import { fieldTypes } from './field-types';
import { records } from './records';
import { schema } from './schema';
import { shell } from './shell';
import { tables } from './tables';

export const en: Dictionary = { ...common, ...account, ...shell, ...tables, ...schema, ...fieldTypes, ...records };
