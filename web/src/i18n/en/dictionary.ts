import type { Dictionary } from '../translate';
import { account } from './account';
import { general } from './general';
import { fieldTypes } from './field-types';
import { records } from './records';
import { schema } from './schema';
import { security } from './security';
import { shell } from './shell';
import { tables } from './tables';

export const en: Dictionary = { ...general, ...account, ...security, ...shell, ...tables, ...schema, ...fieldTypes, ...records };
