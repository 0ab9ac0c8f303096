// What the server has promised, kept by the client where the server's fate cannot reach it: a line
// for each acknowledged change, synced after the 2xx. And what was asked without an answer.
import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from "node:fs";

export class Ledger {
  constructor(path) {
    this.path = path;
    this.file = openSync(path, "a");
    this.inFlight = new Set();
    this.acknowledged = 0;
  }

  /**
   * Makes one change: `states` is what each of its records becomes, all of them or none. Kept as in
   * flight until `ask` gives an answer; a broken connection leaves it there.
   */
  async change(states, ask) {
    const entry = { states };
    this.inFlight.add(entry);
    const answer = await ask();
    if (answer.status < 300) {
      this.acknowledge(states);
      this.inFlight.delete(entry);
    } else if (answer.status < 500 || answer.body?.code === "storage_full") {
      this.inFlight.delete(entry);
    }
    return answer;
  }

  acknowledge(states) {
    writeSync(this.file, states.map((state) => `${JSON.stringify(state)}\n`).join(""));
    fdatasyncSync(this.file);
    this.acknowledged += 1;
  }

  /** The last acknowledged state of everything, by key, as the file has it. */
  promised() {
    const latest = new Map();
    for (const line of readFileSync(this.path, "utf8").split("\n")) {
      if (line === "") continue;
      const state = JSON.parse(line);
      latest.set(state.key, state);
    }
    return latest;
  }

  /** After a check: what turned out to be stored counts as promised from now on. */
  settle(stored) {
    if (stored.length > 0) this.acknowledge(stored);
    this.inFlight.clear();
  }

  close() {
    closeSync(this.file);
  }
}
