// The server in memory that a test makes scarce (unreliable_memory.cpp).
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";

export class UnreliableMemory {
  constructor(folder, seed) {
    const control = join(folder, "memory");
    this.file = openSync(control, "w+");
    this.block = Buffer.alloc(12);
    this.block.writeUInt32LE(seed, 4);
    writeSync(this.file, this.block, 0, 12, 0);
    this.environment = {
      LD_PRELOAD: process.env.COCHIN_UNRELIABLE_MEMORY,
      UNRELIABLE_MEMORY: control,
    };
  }

  /** From now on one allocation in `count` is refused; none when 0. */
  refuseOneIn(count) {
    this.block.writeUInt32LE(count, 0);
    writeSync(this.file, this.block, 0, 4, 0);
  }

  refused() {
    const count = Buffer.alloc(4);
    readSync(this.file, count, 0, 4, 8);
    return count.readUInt32LE(0);
  }

  close() {
    closeSync(this.file);
  }
}
