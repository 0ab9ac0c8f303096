// The example calls of docs/api/README.md, as a reader would copy them.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { startServer, temporaryFolder } from "./running-server.mjs";

const page = readFileSync(new URL("../../docs/api/README.md", import.meta.url), "utf8");
const password = "girafe papier lundi racine";
const readToken = `${process.execPath} -p 'JSON.parse(require("fs").readFileSync(0)).csrf_token'`;

async function choosePassword(url) {
  const headers = { "Content-Type": "application/json", Origin: url };
  const post = (path, body) =>
    fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
  const entered = await post("/api/v1/auth/login", { username: "admin", password: "changeme" });
  headers.Cookie = entered.headers.get("set-cookie").split(";")[0];
  headers["X-CSRF-Token"] = (await entered.json()).csrf_token;
  const passwords = { current_password: "changeme", new_password: password };
  assert.equal((await post("/api/v1/auth/password", passwords)).status, 204);
}

test("the example calls of the API's page are answered as they stand", async (t) => {
  const folder = temporaryFolder(t);
  const { url } = await startServer(t, join(folder, "data"));
  await choosePassword(url);
  writeFileSync(join(folder, "identifiants.json"), JSON.stringify({ username: "admin", password }));
  const script = /```sh\n(.*?)```/s
    .exec(page)[1]
    .replace(/^adresse=.*$/m, `adresse=${url}`)
    .replace("jq --raw-output .csrf_token", readToken)
    .replace("$(uuidgen)", "une-cle");
  const { stdout } = await promisify(execFile)("bash", ["-euc", script], { cwd: folder });
  assert.doesNotMatch(stdout, /urn:cochin:problem/);
  assert.match(stdout, /"items":\[\].*"nom":"Durand".*"nom":"Dupond"/s);
});
