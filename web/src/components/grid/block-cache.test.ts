import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BLOCK_ROWS, BlockCache, MAX_BLOCKS, SETTLE_MS, type FetchBlock } from './block-cache';

interface Row {
  id: number;
}

const TOTAL = 100_000;

function rowsFrom(offset: number, limit: number): Row[] {
  return Array.from({ length: limit }, (_, at) => ({ id: offset + at }));
}

function listOf(fetchBlock: FetchBlock<Row> = async (offset, limit) => ({ items: rowsFrom(offset, limit), total: TOTAL })) {
  const fetched = vi.fn<FetchBlock<Row>>(fetchBlock);
  return { cache: new BlockCache<Row>(fetched), fetched };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('BlockCache', () => {
  it('fetches the blocks in sight once the scroll has settled', async () => {
    const { cache, fetched } = listOf();
    cache.show(190, 30);
    expect(fetched).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(fetched.mock.calls.map(([offset, limit]) => [offset, limit])).toEqual([
      [0, BLOCK_ROWS],
      [200, BLOCK_ROWS],
    ]);
    expect(cache.row(205)).toEqual({ id: 205 });
    expect(cache.snapshot()).toMatchObject({ total: TOTAL, loading: false });
  });

  it('fetches ahead of somebody who reads on', async () => {
    const { cache, fetched } = listOf();
    cache.show(0, 30);
    for (let first = 3; first <= 90; first += 3) cache.show(first, 30);
    expect(fetched.mock.calls.map(([offset]) => offset)).toEqual([0, 200]);
    await vi.advanceTimersByTimeAsync(0);
    expect(cache.row(250)).toBeDefined();
  });

  it('fetches nothing for blocks that a fling only passes', async () => {
    const { cache, fetched } = listOf();
    for (let first = 200; first < 10_000; first += 200) cache.show(first, 30);
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(fetched.mock.calls.map(([offset]) => offset)).toEqual([9_800]);
  });

  it('aborts requests of blocks out of sight', async () => {
    const signals: AbortSignal[] = [];
    const { cache } = listOf(
      (_offset, _limit, signal) =>
        new Promise((_resolve, reject) => {
          signals.push(signal);
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    );
    cache.show(0, 30);
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    cache.show(5_000, 30);
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(signals.map((signal) => signal.aborted)).toEqual([true, false]);
    expect(cache.snapshot().error).toBeNull();
  });

  it('forgets the least recently seen blocks', async () => {
    const { cache } = listOf();
    for (let block = 0; block <= MAX_BLOCKS; block += 1) {
      cache.show(block * BLOCK_ROWS, 10);
      await vi.advanceTimersByTimeAsync(SETTLE_MS);
    }
    expect(cache.row(0)).toBeUndefined();
    expect(cache.row(BLOCK_ROWS)).toBeDefined();
    expect(cache.loadedRows()).toHaveLength(MAX_BLOCKS * BLOCK_ROWS);
  });

  it('changes one row and leaves the others as they are', async () => {
    const { cache } = listOf();
    cache.show(0, 10);
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    const before = cache.row(4);
    cache.update(({ id }) => id === 3, () => ({ id: -3 }));
    expect(cache.row(3)).toEqual({ id: -3 });
    expect(cache.row(4)).toBe(before);
  });

  it('keeps the rows on screen while it refreshes them', async () => {
    const { cache, fetched } = listOf();
    cache.show(0, 10);
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    cache.refresh();
    expect(cache.row(0)).toBeDefined();
    await vi.advanceTimersByTimeAsync(0);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('tells an error and recovers at the next try', async () => {
    let broken = true;
    const { cache } = listOf(async (offset, limit) => {
      if (broken) throw new Error('broken');
      return { items: rowsFrom(offset, limit), total: TOTAL };
    });
    cache.show(0, 10);
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(cache.snapshot()).toMatchObject({ total: null, error: new Error('broken') });
    broken = false;
    cache.refresh();
    await vi.advanceTimersByTimeAsync(0);
    expect(cache.snapshot()).toMatchObject({ total: TOTAL, error: null });
  });

  it('gives the loaded rows of a range in order', async () => {
    const { cache } = listOf();
    cache.show(390, 20);
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(cache.loadedBetween(398, 401).map(({ id }) => id)).toEqual([398, 399, 400, 401]);
  });
});
