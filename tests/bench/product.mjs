// The product under measurement: its process, and one signed-in caller of its API.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { freePort } from "../support/free-port.mjs";

const kTicksPerSecond = 100;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => resolve(true) || socket.destroy());
    socket.on("error", () => resolve(false));
  });
}

/** The running server: where it is, what it has used, and how to stop it. */
export class Product {
  /** Starts it on `data`; `startMilliseconds` is from the start of the process to the port. */
  static async start(program, data) {
    const port = await freePort();
    const log = openSync(join(data, "..", "server.log"), "a");
    const begun = performance.now();
    const child = spawn(program, ["serve", "--port", String(port), "--data", data], {
      stdio: ["ignore", log, log],
    });
    const product = new Product();
    product.child = child;
    product.exit = once(child, "exit");
    while (!(await accepts(port))) {
      if (child.exitCode !== null) throw new Error("le serveur s’est arrêté, voir server.log");
      await pause(2);
    }
    product.startMilliseconds = performance.now() - begun;
    product.url = `http://127.0.0.1:${port}`;
    return product;
  }

  /** User and system time of the whole process, in seconds. */
  cpuSeconds() {
    const stat = readFileSync(`/proc/${this.child.pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) / kTicksPerSecond;
  }

  /**
   * Waits until it rests, its search index complete: until it used no processor for two seconds,
   * twice as long as the indexer pauses. Gives the moment when the rest began.
   */
  async rests() {
    let used = this.cpuSeconds();
    let since = performance.now();
    while (performance.now() - since < 2000) {
      await pause(20);
      const now = this.cpuSeconds();
      if (now === used) continue;
      used = now;
      since = performance.now();
    }
    return since;
  }

  /** Resident memory, in MB. */
  memory() {
    const status = readFileSync(`/proc/${this.child.pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)[1]) / 1024;
  }

  async stop() {
    if (this.child.exitCode === null) this.child.kill("SIGTERM");
    await this.exit;
  }
}

/** One signed-in administrator. */
export class Caller {
  headers = {};

  constructor(url) {
    this.url = url;
    this.headers.Origin = url;
  }

  async send(method, path, body) {
    const isForm = body instanceof FormData;
    const type = body && !isForm ? { "Content-Type": "application/json" } : {};
    const answer = await fetch(this.url + path, {
      method,
      headers: { ...this.headers, ...type },
      body: isForm ? body : body && JSON.stringify(body),
    });
    const cookie = answer.headers.getSetCookie()[0];
    if (cookie) this.headers.Cookie = cookie.split(";")[0];
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} : ${answer.status} ${text}`);
    const content = text === "" ? null : JSON.parse(text);
    if (content?.csrf_token) this.headers["X-CSRF-Token"] = content.csrf_token;
    return { content, location: answer.headers.get("location") };
  }

  async get(path) {
    return (await this.send("GET", path)).content;
  }

  /** Signs in as the first administrator, whose password must change the first time. */
  async signIn(password) {
    const login = (word) =>
      this.send("POST", "/api/v1/auth/login", { username: "admin", password: word });
    try {
      return await login(password);
    } catch {
      await login("changeme");
    }
    const change = { current_password: "changeme", new_password: password };
    await this.send("POST", "/api/v1/auth/password", change);
    return login(password);
  }

  /** Imports a CSV text and waits for the end of the run; gives its result. */
  async import(table, csv, plan) {
    const form = new FormData();
    form.set("file", new Blob([csv]), "bench.csv");
    form.set("plan", JSON.stringify(plan));
    const { location } = await this.send("POST", `/api/v1/tables/${table}/import`, form);
    for (;;) {
      const run = await this.get(location);
      if (run.state === "succeeded") return run.result;
      if (run.state === "failed" || run.state === "cancelled") throw new Error(run.message);
      await pause(20);
    }
  }
}
