// HTTPS by the server itself: what it agrees to speak, what it sends, and its certificate renewed.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { connect as connectPlain } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { connect } from "node:tls";
import { program, startServer, temporaryFolder } from "./running-server.mjs";

function makeCertificate(folder, name) {
  const [certificate, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
  const made = spawnSync("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"],
    ...["-days", "90", "-subj", `/CN=${name}`, "-addext", "subjectAltName=IP:127.0.0.1"],
    ...["-keyout", key, "-out", certificate],
  ]);
  assert.equal(made.status, 0, String(made.stderr));
  return { certificate, key };
}

async function begin(t) {
  const folder = temporaryFolder(t);
  const { certificate, key } = makeCertificate(folder, "first");
  const environment = { TLS_CERTIFICATE: certificate, TLS_KEY: key };
  const server = await startServer(t, join(folder, "data"), { environment });
  return { ...server, folder, certificate, key };
}

/** One request over TLS, its certificate not checked: it is its own authority. */
async function ask(port, method, path, { headers = {}, body } = {}) {
  const asked = request({ host: "127.0.0.1", port, method, path, headers, rejectUnauthorized: false });
  asked.end(body);
  const [answer] = await once(asked, "response");
  const parts = [];
  for await (const part of answer) parts.push(part);
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) };
}

function signIn(port) {
  return ask(port, "POST", "/api/v1/auth/login", {
    headers: { "Content-Type": "application/json", Origin: `https://127.0.0.1:${port}` },
    body: JSON.stringify({ username: "admin", password: "changeme" }),
  });
}

/** How a handshake with these options ends: the protocol and cipher, or the refusal. */
function handshake(port, options) {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false, ...options }, () => {
      resolve(`${socket.getProtocol()} ${socket.getCipher().standardName}`);
      socket.destroy();
    });
    socket.on("error", () => resolve("refused"));
  });
}

// S-06, W-06.
test("cookies are bound to the host and HTTPS is announced", async (t) => {
  const { port } = await begin(t);
  const answer = await signIn(port);
  assert.equal(answer.status, 200, String(answer.body));
  const [cookie] = answer.headers["set-cookie"];
  assert.match(cookie, /^__Host-cochin_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  assert.match(answer.headers["strict-transport-security"], /max-age=\d+/);
});

test("large bodies pass in both directions, one connection after the other and kept alive", async (t) => {
  const { port } = await begin(t);
  const page = await ask(port, "GET", "/");
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(String(page.body))[1];
  const whole = await ask(port, "GET", script);
  assert.equal(whole.body.length, Number(whole.headers["content-length"]));
  assert.ok(whole.body.length > 100_000);
  const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false });
  await once(socket, "secureConnect");
  const health = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  socket.write(health.repeat(50));
  let seen = "";
  while ((seen.match(/HTTP\/1.1 200/g) ?? []).length < 50) seen += await once(socket, "data");
  const tooLarge = Buffer.alloc(3_000_000, "x");
  const refused = await ask(port, "POST", "/api/v1/auth/login", {
    headers: { "Content-Type": "application/json", Origin: `https://127.0.0.1:${port}` },
    body: tooLarge.subarray(0, 16_000),
  });
  assert.equal(refused.status, 400);
  socket.destroy();
});

// C-01.
test("old protocols and weak ciphers are refused", async (t) => {
  const { port } = await begin(t);
  assert.match(await handshake(port, {}), /^TLSv1\.3 TLS_AES_256_GCM_SHA384$/);
  assert.match(await handshake(port, { maxVersion: "TLSv1.2" }), /^TLSv1\.2 TLS_ECDHE_ECDSA_WITH_AES_256_GCM/);
  const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "ALL:@SECLEVEL=0" };
  assert.equal(await handshake(port, old), "refused");
  const weak = { maxVersion: "TLSv1.2", ciphers: "ECDHE-ECDSA-AES128-SHA:AES256-GCM-SHA384:@SECLEVEL=0" };
  assert.equal(await handshake(port, weak), "refused");
});

test("clients that do not speak TLS, or leave in the middle, disturb nobody", async (t) => {
  const { port } = await begin(t);
  for (const text of ["GET / HTTP/1.1\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00", "\0".repeat(20_000)]) {
    const socket = connectPlain(port, "127.0.0.1");
    socket.on("error", () => {});
    const closed = new Promise((resolve) => socket.on("close", resolve));
    socket.end(text);
    await closed;
  }
  for (let i = 0; i < 50; ++i) {
    const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false });
    socket.on("error", () => {});
    await once(socket, "secureConnect");
    socket.write("GET /api/v1/openapi.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".repeat(20));
    socket.destroy();
  }
  assert.equal((await ask(port, "GET", "/healthz")).status, 200);
});

test("a client that sends part of a record costs nothing while its rest is awaited", async (t) => {
  const { port, pid } = await begin(t);
  const ticks = () => {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return Number(fields[11]) + Number(fields[12]);
  };
  const halves = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const socket = connectPlain(port, "127.0.0.1");
      await once(socket, "connect");
      socket.write(Buffer.from([0x16, 3, 1, 2, 0, 1, 0]));
      return socket;
    }),
  );
  await wait(200);
  const before = ticks();
  await wait(1000);
  assert.ok(ticks() - before < 20, `${ticks() - before} hundredths of a second of processor time`);
  for (const socket of halves) socket.destroy();
});

// C-02.
test("SIGHUP takes a new certificate without a restart and keeps the old one when it is broken", async (t) => {
  const { port, pid, folder, certificate, key } = await begin(t);
  const subject = () =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false }, () => {
        resolve(socket.getPeerCertificate().subject.CN);
        socket.destroy();
      });
      socket.on("error", reject);
    });
  assert.equal(await subject(), "first");
  const second = makeCertificate(folder, "second");
  copyFileSync(second.certificate, certificate);
  copyFileSync(second.key, key);
  process.kill(pid, "SIGHUP");
  while ((await subject()) !== "second") await wait(5);
  writeFileSync(key, "nonsense");
  process.kill(pid, "SIGHUP");
  await wait(100);
  assert.equal(await subject(), "second");
});

/** What the program says when it does not start. */
function refusal(t, listen, environment) {
  const data = join(temporaryFolder(t), "data");
  const run = spawnSync(program, ["serve", "--listen", listen, "--data", data], {
    env: { ...process.env, ...environment },
    encoding: "utf8",
    timeout: 20_000,
  });
  return { status: run.status, says: run.stderr };
}

// S-07.
test("without TLS it does not start beyond this machine unless told so", async (t) => {
  const { status, says } = refusal(t, "0.0.0.0:0", {});
  assert.equal(status, 1);
  assert.match(says, /INSECURE_HTTP=yes/);
  const data = join(temporaryFolder(t), "data");
  const allowed = spawn(program, ["serve", "--listen", "0.0.0.0:0", "--data", data], {
    env: { ...process.env, INSECURE_HTTP: "yes" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  while (!said.includes("event=server.insecure_http")) said += await once(allowed.stderr, "data");
  allowed.kill("SIGTERM");
  await once(allowed, "exit");
});

test("a certificate that cannot serve stops the start with a sentence", (t) => {
  const folder = temporaryFolder(t);
  const first = makeCertificate(folder, "first");
  const other = makeCertificate(folder, "other");
  const absent = { TLS_CERTIFICATE: join(folder, "absent.pem"), TLS_KEY: first.key };
  assert.match(refusal(t, "127.0.0.1:0", absent).says, /TLS_CERTIFICATE/);
  const mixed = { TLS_CERTIFICATE: first.certificate, TLS_KEY: other.key };
  assert.match(refusal(t, "127.0.0.1:0", mixed).says, /TLS_KEY/);
});
