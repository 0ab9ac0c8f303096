/**
 * Rows of a long list, fetched in blocks and kept while they are near.
 *
 * The grid tells which rows are in sight; the missing blocks are fetched and the requests of blocks out of sight are
 * aborted. The least recently seen blocks go first. One cache serves one query: a changed
 * filter or sort makes a new one.
 */

export const BLOCK_ROWS = 200;
export const MAX_BLOCKS = 60;

/** Wait after the last scroll before fetching; longer while several requests are under way. */
export const SETTLE_MS = 16;
export const BUSY_SETTLE_MS = 80;
const BUSY_REQUESTS = 4;

/** Rows fetched ahead of somebody who reads on. */
const LOOKAHEAD_ROWS = 100;

export interface BlockPage<Row> {
  items: readonly Row[];
  total: number;
}

export type FetchBlock<Row> = (offset: number, limit: number, signal: AbortSignal) => Promise<BlockPage<Row>>;

export interface BlockCacheState {
  /** Changes with every change of the cache. */
  revision: number;
  /** Null until the first answer. */
  total: number | null;
  error: unknown;
  loading: boolean;
}

export class BlockCache<Row> {
  private readonly blocks = new Map<number, readonly Row[]>();
  private readonly requests = new Map<number, AbortController>();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shownFirst = 0;
  private wanted: { first: number; end: number } = { first: 0, end: BLOCK_ROWS };
  private state: BlockCacheState = { revision: 0, total: null, error: null, loading: false };

  private readonly fetchBlock: FetchBlock<Row>;

  constructor(fetchBlock: FetchBlock<Row>) {
    this.fetchBlock = fetchBlock;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): BlockCacheState => this.state;

  row(index: number): Row | undefined {
    return this.blocks.get(Math.floor(index / BLOCK_ROWS))?.[index % BLOCK_ROWS];
  }

  /** The first loaded row that matches. */
  find(matches: (row: Row) => boolean): Row | undefined {
    for (const rows of this.blocks.values()) {
      const found = rows.find(matches);
      if (found) return found;
    }
    return undefined;
  }

  /** Where the first loaded row that matches stands, or -1. */
  indexOf(matches: (row: Row) => boolean): number {
    for (const [block, rows] of this.blocks) {
      const at = rows.findIndex(matches);
      if (at >= 0) return block * BLOCK_ROWS + at;
    }
    return -1;
  }

  loadedRows(): Row[] {
    return [...this.blocks.values()].flat();
  }

  /** The loaded rows among these indexes, last one included. */
  loadedBetween(first: number, last: number): Row[] {
    const rows: Row[] = [];
    for (const [block, loaded] of [...this.blocks].toSorted(([left], [right]) => left - right)) {
      const start = block * BLOCK_ROWS;
      rows.push(...loaded.slice(Math.max(0, first - start), Math.max(0, last + 1 - start)));
    }
    return rows;
  }

  /** The rows among these indexes, last one included, fetched where they are not loaded; they are not kept. */
  async rowsBetween(first: number, last: number): Promise<Row[]> {
    const rows: Row[] = [];
    for (let block = Math.floor(first / BLOCK_ROWS); block * BLOCK_ROWS <= last; block += 1) {
      const start = block * BLOCK_ROWS;
      const loaded = this.blocks.get(block) ?? (await this.fetchBlock(start, BLOCK_ROWS, new AbortController().signal)).items;
      rows.push(...loaded.slice(Math.max(0, first - start), Math.max(0, last + 1 - start)));
    }
    return rows;
  }

  /**
   * Says which rows are in sight. Somebody who reads gets the next rows before they are reached; after a faster scroll
   * the missing blocks are fetched once it has settled.
   */
  show(first: number, count: number): void {
    const moved = first - this.shownFirst;
    this.shownFirst = first;
    this.wanted = {
      first: Math.max(0, moved < 0 ? first - LOOKAHEAD_ROWS : first),
      end: first + count + (moved > 0 ? LOOKAHEAD_ROWS : 0),
    };
    if (this.missingBlocks().length === 0 && this.requests.size === 0) return;
    clearTimeout(this.timer);
    if (Math.abs(moved) <= count) {
      this.settle();
      return;
    }
    const wait = this.requests.size > BUSY_REQUESTS ? BUSY_SETTLE_MS : SETTLE_MS;
    this.timer = setTimeout(() => this.settle(), wait);
  }

  /** Fetches the missing blocks in sight now. */
  settle(): void {
    clearTimeout(this.timer);
    const inSight = this.blocksInSight();
    for (const [block, controller] of this.requests) {
      if (inSight.includes(block)) continue;
      controller.abort();
      this.requests.delete(block);
    }
    for (const block of this.missingBlocks()) void this.load(block);
  }

  /** Fetches the blocks in sight again and forgets the others; rows stay on screen meanwhile. */
  refresh(): void {
    const inSight = this.blocksInSight();
    for (const block of this.blocks.keys()) if (!inSight.includes(block)) this.blocks.delete(block);
    for (const controller of this.requests.values()) controller.abort();
    this.requests.clear();
    for (const block of inSight) void this.load(block);
  }

  /** Replaces every loaded row that matches; the others keep their identity. */
  update(matches: (row: Row) => boolean, change: (row: Row) => Row): void {
    let changed = false;
    for (const [block, rows] of this.blocks) {
      if (!rows.some(matches)) continue;
      this.blocks.set(block, rows.map((row) => (matches(row) ? change(row) : row)));
      changed = true;
    }
    if (changed) this.publish({});
  }

  /** Stops every request and timer. The cache may be shown again afterwards. */
  dispose(): void {
    clearTimeout(this.timer);
    for (const controller of this.requests.values()) controller.abort();
    this.requests.clear();
  }

  private async load(block: number): Promise<void> {
    const controller = new AbortController();
    this.requests.set(block, controller);
    if (!this.state.loading) this.publish({ loading: true });
    try {
      const page = await this.fetchBlock(block * BLOCK_ROWS, BLOCK_ROWS, controller.signal);
      if (this.requests.get(block) !== controller) return;
      this.requests.delete(block);
      this.keep(block, page.items);
      this.publish({ total: page.total, error: null, loading: this.requests.size > 0 });
    } catch (error) {
      if (this.requests.get(block) !== controller) return;
      this.requests.delete(block);
      this.publish({ error, loading: this.requests.size > 0 });
    }
  }

  private keep(block: number, rows: readonly Row[]): void {
    this.blocks.delete(block);
    this.blocks.set(block, rows);
    for (const seen of this.blocksInSight()) {
      const kept = this.blocks.get(seen);
      if (!kept) continue;
      this.blocks.delete(seen);
      this.blocks.set(seen, kept);
    }
    for (const oldest of this.blocks.keys()) {
      if (this.blocks.size <= MAX_BLOCKS) break;
      this.blocks.delete(oldest);
    }
  }

  private blocksInSight(): number[] {
    const last = this.state.total === null ? this.wanted.end : Math.min(this.wanted.end, this.state.total);
    const blocks: number[] = [];
    for (let block = Math.floor(this.wanted.first / BLOCK_ROWS); block * BLOCK_ROWS < Math.max(last, 1); block += 1) {
      blocks.push(block);
    }
    return blocks;
  }

  private missingBlocks(): number[] {
    return this.blocksInSight().filter((block) => !this.blocks.has(block) && !this.requests.has(block));
  }

  private publish(change: Partial<BlockCacheState>): void {
    this.state = { ...this.state, ...change, revision: this.state.revision + 1 };
    for (const listener of this.listeners) listener();
  }
}
