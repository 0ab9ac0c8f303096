/**
 * Many changes sent in a few transactions.
 *
 * A transaction is refused as a whole and names one operation. That one is set aside, what stood before it is sent
 * again alone and the rest goes on, so that each operation runs at most twice however many are refused.
 */

import { ApiError } from '@/api/api-error';
import type { WrittenValue } from '@/api/types';

/** Operations of one transaction: half of what the server takes, so that others wait little. */
export const BATCH_SIZE = 500;

export interface Operation {
  op: 'create' | 'update' | 'delete' | 'restore';
  id?: number;
  version?: number;
  values?: Record<string, WrittenValue>;
}

export interface OperationResult {
  id: number;
  /** Null once it is in the trash. */
  version: number | null;
}

export type SendBatch = (operations: readonly Operation[]) => Promise<readonly OperationResult[]>;

export interface RunOptions {
  /** Aborting it lets the transaction under way end, then stops. */
  signal?: AbortSignal | undefined;
  /** Told how many operations have been decided. */
  onProgress?: ((settled: number) => void) | undefined;
}

export interface BatchRun {
  /** By the place of the operation in the list. */
  done: ReadonlyMap<number, OperationResult>;
  refused: ReadonlyMap<number, ApiError>;
  /** Why the rest was not sent; null when it was, or when it was stopped. */
  failure: unknown;
}

export async function runInBatches(
  send: SendBatch,
  operations: readonly Operation[],
  { signal, onProgress }: RunOptions = {},
): Promise<BatchRun> {
  const done = new Map<number, OperationResult>();
  const refused = new Map<number, ApiError>();
  const queue = partsOf(operations.length);
  const isStopped = () => signal?.aborted === true;
  let failure: unknown = null;
  for (let part = queue.shift(); part && failure === null && !isStopped(); part = queue.shift()) {
    try {
      const results = await send(part.flatMap((at) => operations[at] ?? []));
      part.forEach((at, place) => results[place] && done.set(at, results[place]));
    } catch (error) {
      const place = refusedPlace(error);
      if (place !== null && part[place] !== undefined) {
        refused.set(part[place], error as ApiError);
        queue.unshift(...nonEmpty(part.slice(0, place), part.slice(place + 1)));
      } else if (isTooLarge(error) && part.length > 1) {
        const half = Math.ceil(part.length / 2);
        queue.unshift(part.slice(0, half), part.slice(half));
      } else failure = error;
    }
    onProgress?.(done.size + refused.size);
  }
  return { done, refused, failure };
}

function partsOf(count: number): number[][] {
  return Array.from({ length: Math.ceil(count / BATCH_SIZE) }, (_, part) =>
    Array.from({ length: Math.min(BATCH_SIZE, count - part * BATCH_SIZE) }, (_each, at) => part * BATCH_SIZE + at),
  );
}

function nonEmpty(...parts: number[][]): number[][] {
  return parts.filter((part) => part.length > 0);
}

/** Which operation a refusal is about; null when it is about the whole request. */
function refusedPlace(error: unknown): number | null {
  if (!(error instanceof ApiError) || error.code === 'forbidden') return null;
  const place = /^\/operations\/(\d+)/.exec(error.errors[0]?.pointer ?? '')?.[1];
  return place === undefined ? null : Number(place);
}

function isTooLarge(error: unknown): boolean {
  return error instanceof ApiError && error.status === 413;
}
