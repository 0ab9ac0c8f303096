// A client that keeps the cookie and the token, as a browser does.
import assert from "node:assert/strict";

export const password = "girafe papier lundi racine";

export class ProductClient {
  constructor(url) {
    this.url = url;
    this.headers = { "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin" };
  }

  /** One request; `body` is sent as JSON. Rejects when the connection breaks. */
  call(method, path, body, headers = {}) {
    return this.send(method, path, body === undefined ? undefined : JSON.stringify(body), headers);
  }

  /** One request with this very text, buffer or form as body. */
  async send(method, path, body, headers = {}) {
    const all = { ...this.headers, ...headers };
    for (const name of Object.keys(all)) if (all[name] === undefined) delete all[name];
    const answer = await fetch(this.url + path, { method, headers: all, body });
    const [cookie] = answer.headers.getSetCookie();
    if (cookie) this.headers.Cookie = cookie.split(";")[0];
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get("content-type") ?? "");
    return {
      status: answer.status,
      body: isJson && text !== "" ? JSON.parse(text) : undefined,
      text,
      headers: answer.headers,
    };
  }

  async readSession() {
    const session = await this.call("GET", "/api/v1/auth/session");
    this.headers["X-CSRF-Token"] = session.body.csrf_token;
  }

  /** Signs in as the first administrator, and takes a password of one's own when still asked to. */
  async signIn() {
    let entered = await this.signInWith(password);
    if (entered.status !== 200) {
      entered = await this.signInWith("changeme");
      assert.equal(entered.status, 200, entered.text);
      const change = { current_password: "changeme", new_password: password };
      assert.equal((await this.call("POST", "/api/v1/auth/password", change)).status, 204);
    }
    await this.readSession();
    return this;
  }

  /** Signs in for the first time with a password that was given, and takes one of one's own. */
  async signInAsNewcomer(username, given) {
    const entered = await this.signInWith(given, username);
    assert.equal(entered.status, 200, entered.text);
    const change = { current_password: given, new_password: password };
    assert.equal((await this.call("POST", "/api/v1/auth/password", change)).status, 204);
    await this.readSession();
    return this;
  }

  async signInWith(secret, username = "admin") {
    const entered = await this.call("POST", "/api/v1/auth/login", { username, password: secret });
    if (entered.status === 200) this.headers["X-CSRF-Token"] = entered.body.csrf_token;
    return entered;
  }

  /** The same person, to be used beside this one. */
  again(url = this.url) {
    const other = new ProductClient(url);
    other.headers = { ...this.headers };
    return other;
  }
}
