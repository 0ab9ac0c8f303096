import type { RecordData } from '@/api/types';
import type { Values } from './gesture';

/** The values on their way to the server, which show before it has answered. */
export class PendingValues {
  private readonly waiting = new Map<number, readonly Values[]>();

  add(id: number, values: Values): void {
    this.waiting.set(id, [...(this.waiting.get(id) ?? []), values]);
  }

  /** These values have arrived, or never will. */
  drop(id: number, values: Values): void {
    const others = (this.waiting.get(id) ?? []).filter((each) => each !== values);
    if (others.length > 0) this.waiting.set(id, others);
    else this.waiting.delete(id);
  }

  /** The record as it will be once all has arrived. */
  over(record: RecordData): RecordData {
    const waiting = this.waiting.get(record.id);
    return waiting ? { ...record, values: Object.assign({}, record.values, ...waiting) as Values } : record;
  }
}
