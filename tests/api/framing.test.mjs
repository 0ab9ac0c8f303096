// Where one request ends and the next begins, on a raw socket: what two readers could understand
// differently is refused and the connection closed; all else is exactly the requests it looks like.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { startServer, temporaryFolder } from "./running-server.mjs";

const corpus = fileURLToPath(new URL("../data/http/framing.jsonl", import.meta.url));

// Follows every case: answered when the case was understood, never when it was refused.
const last = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

/** The statuses of the answers in `text`, whose bodies are of the lengths that they say. */
function statusesOf(text, methods) {
  const statuses = [];
  for (let rest = text; rest !== ""; ) {
    const head = /^HTTP\/1\.1 (\d{3}) [^\r]*\r\n((?:[^\r\n]+\r\n)*)\r\n/.exec(rest);
    assert.ok(head, `not an answer: ${JSON.stringify(rest.slice(0, 80))}`);
    statuses.push(Number(head[1]));
    const isHead = methods[statuses.length - 1] === "HEAD";
    const length = isHead ? 0 : Number(/^content-length: (\d+)/im.exec(head[2])?.[1] ?? 0);
    rest = rest.slice(head[0].length + length);
  }
  return statuses;
}

/** Everything the server says to these bytes until it closes. */
function converse(port, bytes) {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes, "latin1"));
    socket.setEncoding("latin1");
    socket.setTimeout(5000, () => socket.destroy(new Error(`still open after ${JSON.stringify(answer)}`)));
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("end", () => socket.end());
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
}

test("every framing of the corpus is refused or understood exactly", async (t) => {
  const { port } = await startServer(t, temporaryFolder(t));
  const cases = readFileSync(corpus, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  assert.ok(cases.length >= 150);
  const failures = [];
  for (const { name, send, expect } of cases) {
    const methods = [send.split(" ")[0]];
    const answer = await converse(port, send + last).catch((error) => error.message);
    let found;
    try {
      found = statusesOf(answer, methods);
    } catch (error) {
      found = error.message;
    }
    if (JSON.stringify(found) !== JSON.stringify(expect)) failures.push({ name, expect, found });
  }
  assert.equal(failures.map((failure) => JSON.stringify(failure)).join("\n"), "");
});
