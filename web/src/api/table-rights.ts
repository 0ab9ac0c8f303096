import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sessionQuery } from './queries/session';
import type { Session } from './types';
import { mayOn } from './use-may';

/** What may be done to the records of a table. */
export interface TableRights {
  create: boolean;
  update: boolean;
  /** To the trash, and back from it. */
  delete: boolean;
  /** Whether a field of a record that exists stays as it is. */
  isReadonly: (field: string) => boolean;
  /** Whether a field of a new record is left to the server. */
  isReadonlyOnCreate: (field: string) => boolean;
}

/** What this session may do to the records of a table. */
export function tableRights(session: Session | null | undefined, table: string): TableRights {
  const create = mayOn(session, table, 'create');
  const update = mayOn(session, table, 'update');
  const limits = session?.user.is_superuser ? undefined : session?.permissions?.tables[table];
  return {
    create,
    update,
    delete: mayOn(session, table, 'delete'),
    isReadonly: (field) => !update || (limits?.readonly_fields.includes(field) ?? false),
    isReadonlyOnCreate: (field) => !create || (limits?.readonly_on_create.includes(field) ?? false),
  };
}

/** `tableRights` of the session that is open; the same object while nothing changes. */
export function useTableRights(table: string): TableRights {
  const { data: session } = useQuery(sessionQuery);
  return useMemo(() => tableRights(session, table), [session, table]);
}

const always = () => true;

/** The rights over what lies in the trash: it is restored, never changed. */
export function rightsInTrash(rights: TableRights): TableRights {
  return { create: false, update: false, delete: rights.delete, isReadonly: always, isReadonlyOnCreate: always };
}

/** Whether there is nothing to change. */
export function mayOnlyRead(rights: TableRights): boolean {
  return !rights.create && !rights.update && !rights.delete;
}
