import { account } from './account';
import { common } from './common';
import { fieldTypes } from './field-types';
import { records } from './records';
import { schema } from './schema';
import { shell } from './shell';
import { tables } from './tables';

/** French, the reference: its keys and parameters type every use. */
export const fr = { ...common, ...account, ...shell, ...tables, ...schema, ...fieldTypes, ...records } as const;
