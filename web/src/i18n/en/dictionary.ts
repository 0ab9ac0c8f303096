import type { Dictionary } from '../translate';
import { account } from './account';
import { administration } from './administration';
import { audit } from './audit';
import { general } from './general';
import { fieldTypes } from './field-types';
import { projectTypes } from './project-types';
import { records } from './records';
import { rules } from './rules';
import { schema } from './schema';
import { security } from './security';
import { shell } from './shell';
import { tables } from './tables';

export const en: Dictionary = { ...general, ...account, ...administration, ...audit, ...security, ...shell, ...tables, ...schema, ...fieldTypes, ...records, ...rules, ...projectTypes };
