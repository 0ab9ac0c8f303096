// `cochin doctor` on real installations: a careless one, a careful one, none at all.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ProductClient } from "./product-client.mjs";
import { program, startServer, temporaryFolder } from "./running-server.mjs";

/** The exit code and, with --json, the state of each point. */
function examine(data, environment = {}, ...options) {
  const env = { PATH: process.env.PATH, ...environment };
  const run = spawnSync(program, ["doctor", "--data", data, ...options], { env, encoding: "utf8" });
  const findings = options.includes("--json") ? JSON.parse(run.stdout).findings : [];
  return { ...run, states: Object.fromEntries(findings.map(({ id, state }) => [id, state])), findings };
}

test("a careless installation is told what is grave, in French, with the references", async (t) => {
  const data = join(temporaryFolder(t), "data");
  await (await startServer(t, data)).stop();
  chmodSync(join(data, "media"), 0o755);
  const environment = { INSECURE_HTTP: "yes", COCHIN_LISTEN: "0.0.0.0:8080", SESSION_TIMEOUT: "86400" };
  const told = examine(data, environment);
  assert.equal(told.status, 2, told.stdout + told.stderr);
  assert.match(told.stdout, /\[grave\] +Le mot de passe initial de «\u00a0admin\u00a0» n’a pas été changé\.\n +Se connecter.*\(A-01/);
  assert.match(told.stdout, /\[grave\] +Les mots de passe passent en clair sur le réseau\.\n.*\(S-07/);
  assert.match(told.stdout, /\[grave\] +«\u00a0.*\/media\u00a0» est ouvert à d’autres comptes de la machine \(0755\)/);
  assert.match(told.stdout, /\[à revoir\] Une session inactive reste ouverte 1440 minutes\./);
  assert.match(told.stdout, /\[bon\] +Le journal d’audit est intact/);
  assert.match(told.stdout, /\d+ point\(s\) grave\(s\) et \d+ à revoir/);
});

test("a careful installation has nothing grave", async (t) => {
  const folder = temporaryFolder(t);
  const data = join(folder, "data");
  const [certificate, key] = [join(folder, "server.pem"), join(folder, "server.key")];
  const made = spawnSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
    "-keyout", key, "-out", certificate, "-days", "200", "-subj", "/CN=localhost"]);
  assert.equal(made.status, 0);
  const server = await startServer(t, data);
  const client = await new ProductClient(server.url).signIn();
  const second = { username: "zoe", is_superuser: true };
  assert.equal((await client.call("POST", "/api/v1/users", second)).status, 201);
  await server.stop();
  const environment = {
    DJANGO_ENV: "production", SECRET_KEY: "k".repeat(64), BACKUP_ENCRYPTION_KEY: "b".repeat(64),
    ALLOWED_HOSTS: "localhost", TLS_CERTIFICATE: certificate, TLS_KEY: key, COCHIN_LISTEN: "0.0.0.0:8443",
    PASSWORD_POLICY: "anssi", SECOND_FACTOR_FOR_ADMINISTRATORS: "yes",
  };
  const told = examine(data, environment, "--json");
  assert.equal(told.status, 1, told.stdout + told.stderr);
  const good = ["profile", "secret_key", "backup_key", "transport", "certificate", "trusted_proxies", "second_factor_rule",
    "password_expiry", "login_attempts", "session_timeout", "audit_retention", "initial_password", "initial_file",
    "administrators", "dormant_accounts", "stale_tokens", "folder_mode", "audit_chain", "database", "disk_space"];
  for (const id of good) assert.equal(told.states[id], "good", `${id}: ${told.stdout}`);
  assert.equal(told.states.administrator_factor, "review");
  assert.match(told.findings.find(({ id }) => id === "administrator_factor").sentence, /admin, zoe/);
  assert.equal(told.states.backups, "review");

  writeFileSync(certificate, "nothing");
  assert.equal(examine(data, environment, "--json").states.certificate_unreadable, "grave");
});

test("it works beside a running server and changes nothing", async (t) => {
  const data = join(temporaryFolder(t), "data");
  await startServer(t, data);
  const before = statSync(join(data, "db", "db.sqlite3")).mtimeMs;
  assert.equal(examine(data).status, 2);
  assert.equal(statSync(join(data, "db", "db.sqlite3")).mtimeMs, before);
});

test("without data, or with nonsense in a variable, it says so", (t) => {
  const nowhere = join(temporaryFolder(t), "none");
  const told = examine(nowhere);
  assert.equal(told.status, 1);
  assert.match(told.stderr, /n’existe pas/);
  assert.equal(existsSync(nowhere), false);
  assert.match(examine(nowhere, { SESSION_TIMEOUT: "abc" }).stderr, /SESSION_TIMEOUT/);
});
