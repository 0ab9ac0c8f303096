// No way in but those that are documented: no account, no password, no key and no other scheme in the program.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { test } from "node:test";
import { ProductClient } from "./product-client.mjs";
import { program, startServer, temporaryFolder } from "./running-server.mjs";

test("the program carries no key, no credential and no hidden account", () => {
  const bytes = readFileSync(program).toString("latin1");
  const forbidden = [
    /-----BEGIN [A-Z ]*(PRIVATE KEY|CERTIFICATE)-----\s/,
    /AGE-SECRET-KEY-1[0-9A-Z]{20}/,
    /discord(app)?\.com\/api\/webhooks\/\d/,
    /cpm_[A-Za-z0-9_-]{43}/,
    /\$argon2id\$v=\d+\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]{16,}\$/,
    /pbkdf2_sha256\$\d+\$/,
    /Basic realm/i,
    /backdoor|master[_ -]password|debug[_ -]login|superadmin/i,
  ];
  for (const pattern of forbidden) assert.doesNotMatch(bytes, pattern);
});

test("a new instance has one account, and other schemes of authorization open nothing", async (t) => {
  const data = temporaryFolder(t);
  const server = await startServer(t, data);
  const { username } = new DatabaseSync(join(data, "db", "db.sqlite3"), { readOnly: true })
    .prepare("SELECT group_concat(username) AS username FROM authentication_user")
    .get();
  assert.equal(username, "admin");
  const stranger = new ProductClient(server.url);
  const secrets = ["admin:changeme", "admin:admin", ":", "root:root"].map((pair) => Buffer.from(pair).toString("base64"));
  const attempts = [
    ...secrets.map((secret) => `Basic ${secret}`),
    'Digest username="admin"',
    "Negotiate abc",
    "Bearer changeme",
    "Bearer cpm_",
    `Bearer cpm_${"A".repeat(43)}`,
  ];
  for (const authorization of attempts) {
    const { status, headers } = await stranger.call("GET", "/api/v1/tables", undefined, { Authorization: authorization });
    assert.equal(status, 401, authorization);
    assert.doesNotMatch(headers.get("www-authenticate") ?? "", /basic|digest/i);
  }
  for (const header of ["X-Forwarded-User", "Remote-User", "X-Remote-User", "X-User", "X-Api-Key", "X-Debug"]) {
    assert.equal((await stranger.call("GET", "/api/v1/tables", undefined, { [header]: "admin" })).status, 401, header);
  }
  for (const path of ["/admin/login", "/debug", "/api/v1/debug", "/metrics", "/console", "/.env", "/db.sqlite3"]) {
    const { status, text } = await stranger.call("GET", path);
    assert.ok(status === 401 || status === 404 || text.includes("<!doctype html>"), `${path}: ${status}`);
  }
});
