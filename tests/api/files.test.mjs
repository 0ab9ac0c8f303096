// Files and imports over the wire: as large as they may be, whole and in parts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { ProductClient } from "./product-client.mjs";
import { startServer, temporaryFolder } from "./running-server.mjs";

async function begin(t) {
  const server = await startServer(t, temporaryFolder(t));
  return new ProductClient(server.url).signIn();
}

/** A form that is the same each time, so that it can be sent again. */
function formOf(name, content) {
  const head = `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from("\r\n--b--\r\n")]);
}

const asForm = { "Content-Type": "multipart/form-data; boundary=b" };

/** Text of which every piece of 10 bytes tells its place. */
const placed = (size) => Array.from({ length: size / 10 }, (_, i) => String(i).padStart(9, "0")).join(" ").padEnd(size);

for (const size of [1000, 3_000_000]) {
  test(`a file of ${size} bytes comes back whole and in parts`, async (t) => {
    const client = await begin(t);
    const content = placed(size);
    const { status, body } = await client.send("POST", "/api/v1/files", formOf("a.txt", content), asForm);
    assert.equal(status, 201);
    assert.equal(body.size, size);
    const whole = await client.call("GET", body.url);
    assert.ok(whole.text === content);
    assert.equal(whole.headers.get("accept-ranges"), "bytes");
    const etag = whole.headers.get("etag");
    assert.match(etag, /^"[0-9a-f]{64}"$/);

    const part = (range, more = {}) => client.call("GET", body.url, undefined, { Range: range, ...more });
    const middle = await part("bytes=500-699", { "If-Range": etag });
    assert.equal(middle.status, 206);
    assert.equal(middle.headers.get("content-range"), `bytes 500-699/${size}`);
    assert.equal(middle.text, content.slice(500, 700));
    assert.ok((await part("bytes=900-")).text === content.slice(900));
    assert.equal((await part("bytes=-20")).text, content.slice(-20));
    const changed = await part("bytes=500-699", { "If-Range": '"another"' });
    assert.equal(changed.status, 200);
    assert.ok(changed.text === content);
    const beyond = await part(`bytes=${size}-`);
    assert.equal(beyond.status, 416);
    assert.equal(beyond.body.code, "range_not_satisfiable");
    assert.equal(beyond.headers.get("content-range"), `bytes */${size}`);
    const head = await client.call("HEAD", body.url, undefined, { Range: "bytes=0-1" });
    assert.equal(head.status, 200);
    assert.equal(head.headers.get("content-length"), String(size));
  });
}

test("a large import is read from its file, and its repetition is the same import", async (t) => {
  const client = await begin(t);
  const lines = Array.from({ length: 4000 }, (_, i) => `Nom ${i};${"x".repeat(500)}`);
  const form = formOf("contacts.csv", `nom;divers\n${lines.join("\n")}\n`);
  assert.ok(form.length > 2_000_000);
  const path = "/api/v1/tables/contact/import";
  const once = { ...asForm, "Idempotency-Key": "once" };
  const started = await client.send("POST", path, form, once);
  assert.equal(started.status, 202, started.text);
  const again = await client.send("POST", path, form, once);
  assert.equal(again.headers.get("location"), started.headers.get("location"));
  const other = Buffer.from(form);
  other[form.length - 20] ^= 1;
  const mismatch = await client.send("POST", path, other, once);
  assert.equal(mismatch.body.code, "idempotency_mismatch");
  let run;
  do {
    await wait(20);
    run = (await client.call("GET", started.headers.get("location"))).body;
  } while (run.state === "queued" || run.state === "running");
  assert.equal(run.state, "succeeded", run.message);
  assert.equal(run.result.created, 4000);
});
