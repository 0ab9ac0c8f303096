// The server on a clock that a test sets, by libfaketime. The steady clock runs on.
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export class UnreliableClock {
  constructor(folder) {
    this.file = join(folder, "clock");
    this.set(0);
    this.environment = {
      LD_PRELOAD: process.env.COCHIN_FAKE_TIME,
      FAKETIME_TIMESTAMP_FILE: this.file,
      FAKETIME_NO_CACHE: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
      NO_FAKE_STAT: "1",
    };
  }

  /** From now on the server reads the time of the machine and so many seconds. */
  set(seconds) {
    const next = `${this.file}.next`; // renamed: nobody reads half a line
    writeFileSync(next, `${seconds < 0 ? "" : "+"}${seconds}\n`);
    renameSync(next, this.file);
    this.ahead = seconds;
  }

  seconds() {
    return Date.now() / 1000 + this.ahead;
  }
}
