// From where requests may come: hostile origins, hostile hosts, and every combination of the headers that tell.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { ProductClient } from "./product-client.mjs";
import { startServer, temporaryFolder } from "./running-server.mjs";

const allowed = "https://project-manager.local";

async function begin(t) {
  const environment = { ALLOWED_HOSTS: "project-manager.local", CORS_ALLOWED_ORIGINS: allowed };
  return startServer(t, temporaryFolder(t), { environment });
}

const hostileOrigins = [
  "http://project-manager.local.evil",
  "https://project-manager.local.evil",
  "https://evil-project-manager.local",
  "https://evil.project-manager.local",
  "https://project-manager.localhost",
  "https://project-manager.loca",
  "https://project-manager.local:8443",
  "https://project-manager.local/",
  "https://project-manager.local.",
  "https://project-manager.local@evil.example",
  "https://evil.example?https://project-manager.local",
  "https://evil.example#https://project-manager.local",
  "https://evil.example/https://project-manager.local",
  "https://user@project-manager.local",
  "http://project-manager.local",
  "HTTPS://project-manager.local",
  "https://PROJECT-MANAGER.LOCAL",
  "https://project-manager_local",
  "https://project-manager.local, https://evil.example",
  "https://project-manager.local https://evil.example",
  "https://project-managerxlocal",
  "https://project-manager.local%00.evil.example",
  "null",
  "*",
  "file://",
  "https://",
  "https://localhost",
  "https://127.0.0.1",
  "chrome-extension://project-manager.local",
  "data:text/html,x",
  "https://prοject-manager.local".normalize("NFKD").replace("ο", "%CE%BF"),
  "//project-manager.local",
];

test(`${hostileOrigins.length} hostile origins get no CORS header; the one of the list does (W-14)`, async (t) => {
  const { url } = await begin(t);
  const ask = async (origin, method) => {
    const headers = { Origin: origin, "Access-Control-Request-Method": "POST" };
    return (await fetch(`${url}/api/`, { method, headers })).headers;
  };
  for (const origin of hostileOrigins) {
    for (const method of ["GET", "OPTIONS"]) {
      const headers = await ask(origin, method);
      for (const name of ["allow-origin", "allow-credentials", "allow-methods", "allow-headers"]) {
        assert.equal(headers.get(`access-control-${name}`), null, `${method} ${origin}`);
      }
    }
  }
  const right = await ask(allowed, "GET");
  assert.equal(right.get("access-control-allow-origin"), allowed);
  assert.match(right.get("vary"), /\bOrigin\b/i);
});

/** The status of a raw request. */
function statusOf(port, request) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.end(request));
    let text = "";
    socket.on("data", (piece) => (text += piece));
    socket.on("close", () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1])));
    socket.on("error", reject);
  });
}

test("20 hostile hosts are refused before anything else (W-15)", async (t) => {
  const { port } = await begin(t);
  const head = (hosts, target = "/healthz") =>
    `GET ${target} HTTP/1.1\r\n${hosts.map((host) => `Host: ${host}\r\n`).join("")}Connection: close\r\n\r\n`;
  assert.equal(await statusOf(port, head([`127.0.0.1:${port}`])), 200);
  assert.equal(await statusOf(port, head(["project-manager.local"])), 200);
  const hostile = [
    head(["evil.example"]),
    head(["project-manager.local.evil"]),
    head(["evil-project-manager.local"]),
    head(["evil.project-manager.local"]),
    head(["project-manager.local@evil.example"]),
    head(["project-manager.local, evil.example"]),
    head(["project-manager.local evil.example"]),
    head(["project-manager.local:80:90"]),
    head(["project-manager.local:evil"]),
    head(["project-manager.local:999999"]),
    head(["project-manager.local/"]),
    head(["project-manager.local#"]),
    head(["http://project-manager.local"]),
    head(["[::ffff:6.6.6.6]"]),
    head(["169.254.169.254"]),
    head(["0x7f000001"]),
    head([""]),
    head([]),
    head(["project-manager.local", "evil.example"]),
    head(["project-manager.local", "project-manager.local"]),
    head(["project-manager.local"], "http://evil.example/healthz"),
    head(["evil.example"], "http://project-manager.local/healthz"),
  ];
  for (const request of hostile) {
    const status = await statusOf(port, request);
    assert.ok(status === 400 || status === 421, `${status} for ${JSON.stringify(request)}`);
  }
});

test("an unsafe request passes with every proof and in no other combination of headers (W-09, W-10)", async (t) => {
  const { url } = await begin(t);
  const admin = await new ProductClient(url).signIn();
  const right = admin.headers["X-CSRF-Token"];
  const sites = [undefined, "same-origin", "same-site", "cross-site", "none", "null"];
  const sources = [undefined, url, "https://evil.example", "null"];
  const referrers = [undefined, `${url}/t/contact`, "https://evil.example/"];
  const tokens = [right, undefined, `${right.slice(1)}A`];
  let passed = 0;
  for (const site of sites)
    for (const origin of sources)
      for (const referrer of referrers)
        for (const token of tokens) {
          const source = origin ?? referrer;
          const isOwn = site === "same-origin" || (site === undefined && source !== undefined && source.startsWith(url));
          const headers = { "Sec-Fetch-Site": site, Origin: origin, Referer: referrer, "X-CSRF-Token": token };
          const { status, body } = await send(admin, headers);
          const told = JSON.stringify({ ...headers, "X-CSRF-Token": tokens.indexOf(token) });
          const mayPass = isOwn && token === right;
          assert.equal(status, mayPass ? 200 : 403, told);
          if (!mayPass) assert.equal(body.code, "csrf_failed", told);
          passed += status === 200 ? 1 : 0;
        }
  assert.equal(passed, 16, "of 216 combinations");
});

/** Raw, since `fetch` sets some of these headers itself. */
function send(admin, headers) {
  const { hostname, port } = new URL(admin.url);
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}\r\n`]));
  const body = '{"operations":[]}';
  const request =
    `POST /api/v1/batch HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${admin.headers.Cookie}\r\n` +
    `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n${lines.join("")}\r\n${body}`;
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(request));
    let text = "";
    socket.on("data", (piece) => (text += piece));
    socket.on("error", reject);
    socket.on("close", () => {
      const [head, answer] = text.split("\r\n\r\n");
      resolve({ status: Number(head.split(" ")[1]), body: JSON.parse(answer) });
    });
  });
}

test("signing in and out from another site is refused, and signing out is no GET (W-11)", async (t) => {
  const { url } = await begin(t);
  const admin = await new ProductClient(url).signIn();
  const foreign = { "Sec-Fetch-Site": "cross-site", Origin: "https://evil.example" };
  const login = await admin.call("POST", "/api/v1/auth/login", { username: "admin", password: "x" }, foreign);
  assert.equal(login.body.code, "csrf_failed");
  assert.equal((await admin.call("POST", "/api/v1/auth/logout", undefined, foreign)).body.code, "csrf_failed");
  assert.equal((await admin.call("GET", "/api/v1/auth/logout")).status, 405);
  assert.equal((await admin.call("GET", "/api/v1/auth/session")).status, 200);
});
