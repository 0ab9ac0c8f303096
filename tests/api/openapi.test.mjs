// The OpenAPI document from outside: closed to strangers, and following the tables as they change.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startServer, temporaryFolder } from "./running-server.mjs";

const password = "girafe papier lundi racine";

/** A client that keeps the cookie and the token, as a browser does. */
class Client {
  constructor(url) {
    this.url = url;
    this.headers = { "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin" };
  }

  async call(method, path, body) {
    const answer = await fetch(this.url + path, {
      method,
      headers: this.headers,
      body: body && JSON.stringify(body),
    });
    const [cookie] = answer.headers.getSetCookie();
    if (cookie) this.headers.Cookie = cookie.split(";")[0];
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? undefined : JSON.parse(text) };
  }

  async signIn() {
    const first = await this.call("POST", "/api/v1/auth/login", { username: "admin", password: "changeme" });
    this.headers["X-CSRF-Token"] = first.body.csrf_token;
    const change = { current_password: "changeme", new_password: password };
    assert.equal((await this.call("POST", "/api/v1/auth/password", change)).status, 204);
    const session = await this.call("GET", "/api/v1/auth/session");
    this.headers["X-CSRF-Token"] = session.body.csrf_token;
  }

  async schemas() {
    const document = await this.call("GET", "/api/v1/openapi.json");
    assert.equal(document.status, 200);
    return document.body.components.schemas;
  }
}

test("the document asks for a session", async (t) => {
  const client = new Client((await startServer(t, temporaryFolder(t))).url);
  const { status, body } = await client.call("GET", "/api/v1/openapi.json");
  assert.equal(status, 401);
  assert.equal(body.code, "unauthenticated");
});

test("the document follows the tables and the choices", async (t) => {
  const client = new Client((await startServer(t, temporaryFolder(t))).url);
  await client.signIn();
  const before = await client.schemas();
  const statuses = before.Changes_projet.properties.statut.enum;
  assert.deepEqual(new Set(statuses), new Set(["en_cours", "en_attente", "termine", "annule", null]));
  assert.equal(before.Values_atelier, undefined);
  const table = { name: "Atelier", fields: [{ name: "Titre", type: "text", required: true }] };
  assert.equal((await client.call("POST", "/api/v1/tables", table)).status, 201);
  const after = await client.schemas();
  assert.deepEqual(after.NewValues_atelier.required, ["titre"]);
  assert.ok(after.RecordCreation.properties.values.anyOf.some(({ $ref }) => $ref.endsWith("/NewValues_atelier")));
});
