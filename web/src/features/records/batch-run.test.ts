import { describe, expect, it } from 'vitest';
import { ApiError } from '@/api/api-error';
import { BATCH_SIZE, runInBatches, type Operation } from './batch-run';

const deletions = (count: number): Operation[] => Array.from({ length: count }, (_, at) => ({ op: 'delete', id: at }));

/** A server that refuses some records, one per transaction, and counts what it ran. */
function serverRefusing(...ids: number[]) {
  const deleted: number[] = [];
  const transactions: number[] = [];
  const send = async (operations: readonly Operation[]) => {
    transactions.push(operations.length);
    const place = operations.findIndex(({ id = 0 }) => ids.includes(id));
    if (place >= 0) {
      const errors = [{ pointer: `/operations/${place}`, code: 'still_referenced', message: 'Encore utilisée.' }];
      throw new ApiError({ status: 409, code: 'still_referenced', title: 'Conflit', errors });
    }
    deleted.push(...operations.map(({ id = 0 }) => id));
    return operations.map(({ id = 0 }) => ({ id, version: null }));
  };
  return { send, deleted, transactions };
}

describe('runInBatches', () => {
  it('cuts a long list into transactions and tells how far it is', async () => {
    const server = serverRefusing();
    const told: number[] = [];
    const run = await runInBatches(server.send, deletions(1_200), { onProgress: (settled) => told.push(settled) });
    expect(server.transactions).toEqual([BATCH_SIZE, BATCH_SIZE, 200]);
    expect(told).toEqual([500, 1_000, 1_200]);
    expect(run.done.size).toBe(1_200);
    expect(run.failure).toBeNull();
  });

  it('sets refused operations aside and does all the others, in order', async () => {
    const server = serverRefusing(0, 3, 4);
    const run = await runInBatches(server.send, deletions(6));
    expect(server.deleted).toEqual([1, 2, 5]);
    expect([...run.refused.keys()]).toEqual([0, 3, 4]);
    expect(run.refused.get(3)?.code).toBe('still_referenced');
    expect([...run.done.keys()]).toEqual([1, 2, 5]);
  });

  it('stops after the transaction under way', async () => {
    const server = serverRefusing();
    const stop = new AbortController();
    const run = await runInBatches(server.send, deletions(1_200), { signal: stop.signal, onProgress: () => stop.abort() });
    expect(run.done.size).toBe(BATCH_SIZE);
    expect(run.failure).toBeNull();
  });

  it('sends no more once the server is gone, and says why', async () => {
    const gone = new ApiError({ status: 0, code: 'unreachable', title: '' });
    const run = await runInBatches(() => Promise.reject(gone), deletions(1_200));
    expect(run.failure).toBe(gone);
    expect(run.done.size).toBe(0);
  });

  it('cuts what is too large for one request', async () => {
    const sizes: number[] = [];
    const send = async (operations: readonly Operation[]) => {
      sizes.push(operations.length);
      if (operations.length > 2) throw new ApiError({ status: 413, code: 'body_too_large', title: '' });
      return operations.map(({ id = 0 }) => ({ id, version: 2 }));
    };
    const run = await runInBatches(send, deletions(4));
    expect(sizes).toEqual([4, 2, 2]);
    expect(run.done.size).toBe(4);
  });
});
