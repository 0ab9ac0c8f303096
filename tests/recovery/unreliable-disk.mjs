// The server on a disk that a test makes fail (unreliable_disk.cpp).
import { closeSync, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";

/** What the disk may do; the numbers of the library. */
export const fault = { none: 0, syncFails: 1, syncLies: 2, full: 3, readFails: 4 };

export class UnreliableDisk {
  /** For the files under `folder`/data. */
  constructor(folder) {
    this.data = join(folder, "data");
    const aside = join(folder, "aside");
    mkdirSync(aside);
    const control = join(aside, "control");
    this.block = Buffer.alloc(16);
    this.file = openSync(control, "w+");
    this.write();
    this.environment = {
      LD_PRELOAD: process.env.COCHIN_UNRELIABLE_DISK,
      UNRELIABLE_DISK: control,
      UNRELIABLE_DISK_ROOT: folder,
    };
  }

  write() {
    writeSync(this.file, this.block, 0, 16, 0);
  }

  /** A new start: `cutAt` is the operation before which the power goes, never when 0. */
  reset({ cutAt = 0, seed = 1, first = fault.none } = {}) {
    for (const [i, value] of [first, cutAt, seed, 0].entries()) this.block.writeUInt32LE(value, 4 * i);
    this.write();
  }

  /** From now on. */
  setFault(kind) {
    this.block.writeUInt32LE(kind, 0);
    writeSync(this.file, this.block, 0, 4, 0);
  }

  /** The power goes at the next operation. */
  cutNow() {
    this.block.writeUInt32LE(1, 4);
    writeSync(this.file, this.block, 4, 4, 4);
  }

  /** The power goes before the `count`th operation from now on. */
  cutAfter(count) {
    this.block.writeUInt32LE(this.operations() + count, 4);
    writeSync(this.file, this.block, 4, 4, 4);
  }

  operations() {
    const count = Buffer.alloc(4);
    readSync(this.file, count, 0, 4, 12);
    return count.readUInt32LE(0);
  }

  close() {
    closeSync(this.file);
  }
}
