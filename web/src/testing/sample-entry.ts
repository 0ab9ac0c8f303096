import type { AuditEntry } from '@/api/queries/audit';

/** An entry of the audit log, for a test. */
export function sampleEntry(more: Partial<AuditEntry>): AuditEntry {
  return {
    id: 5,
    at: '2026-11-24T13:31:00.000Z',
    actor: { id: 1, name: 'admin' },
    address: '127.0.0.1',
    request_id: 'abc',
    action: 'users.created',
    object: 'user:12',
    outcome: 'ok',
    before: null,
    after: null,
    hash: '9f86',
    ...more,
  };
}
