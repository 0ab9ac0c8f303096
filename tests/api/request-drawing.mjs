// Draws requests from an OpenAPI document: well-formed ones, and ones that are wrong in one place.

export const longName = "n".repeat(10_000);

/** Texts that have broken programs: quotes, controls, surrogates, other alphabets, markup, length. */
export const hostileTexts = [
  "", " ", "'", '"', "`", "\\", "'; DROP TABLE t1; --", '" OR 1=1 --', "\u0000", "a\u0000b", "\u0001\u001f\u007f",
  "\r\nX-Injected: 1", "\t", "\u0085\u2028\u2029", "\u202eabc\u202c", "\ufeffa", "e\u0301\u0301\u0301", "\ud83d\ude00",
  "\ud800", "\udc00a", "%s%n%x", "%00", "../../etc/passwd", "..\\..", "$ref", "__proto__", "constructor", "{{7*7}}",
  "${jndi:ldap://x}", "<script>alert(1)</script>", "=1+1", "*", "?", "[", "]", "(", ")", "-", "--", "NaN", "null", "true",
  "1e309", "-0", "٣", "ß", "ıI", "sqlite_master", "t1", "f1", "id", "rowid", longName, "é".repeat(10_000),
]; // prettier-ignore

/** Values of every other type, and numbers at every edge. */
const hostileValues = [
  null, true, false, 0, -1, 1, 0.1, -0.5, 1e21, 1e308, 2147483648, 9007199254740993, -9007199254740993,
  [], {}, [null], [[]], [[[[[]]]]], { a: 1 }, { $ref: "x" }, { "": null }, ["a", 1, null], [1, 2, 3],
]; // prettier-ignore

/** Texts that stand for a whole value where JSON.stringify could not write them. */
const rawValues = [
  "1e309", "-1e309", "9223372036854775808", "-9223372036854775809", "18446744073709551616", "1.0", "0.10", "1E400",
  "123456789012345678901234567890.12", "-0", "-0.0", '"\\ud800"', '"\\u0000"', "NaN", "Infinity", "01", "+1", ".5", "1.",
  "0x10", "'a'", "undefined", "tru", '"\\x41"', '"\n"', '{"a":1,"a":2}', "[1,]", '{"a":1,}', '{,}', "[,]", '{"a"}',
  "[".repeat(100) + "]".repeat(100), '{"a":'.repeat(100) + "1" + "}".repeat(100), "/* */ 1", "1 // x",
]; // prettier-ignore

/** Bodies that are not JSON, or not what the content type says. */
const rawBodies = [
  "", " ", "{", "}", "[", '{"a"', '{"a":', '"', "nul", "{}{}", "{} x", "\ufeff{}", "\u0000", "{}\u0000", "a=1&b=2", "<a/>",
  "[]", "null", "true", "1", '""', '"text"', "[{}]", "{".repeat(100_000), "[".repeat(100_000),
  Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), Buffer.from([0xc0, 0x80]), Buffer.from([0xed, 0xa0, 0x80]),
]; // prettier-ignore

const marker = "\u0001place of a raw value\u0001";

export class RequestDrawing {
  /** `names` gives values for the parameters of paths: `{table: […], field: […], id: […]}`. */
  constructor(document, random, names) {
    Object.assign(this, { document, random, names });
    this.operations = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([method]) => /^(?:get|post|patch|delete|put)$/.test(method))
        .map(([method, operation]) => ({ method: method.toUpperCase(), path, ...operation })),
    );
  }

  resolve(thing) {
    if (!thing?.$ref) return thing ?? {};
    return this.resolve(thing.$ref.slice(2).split("/").reduce((part, key) => part[key], this.document));
  }

  /** A value that fits `schema`, as far as the schema tells. */
  value(schema, depth = 0) {
    const found = this.resolve(schema);
    if (found.const !== undefined) return found.const;
    if (found.enum) return this.random.one(found.enum);
    if (found.examples && this.random.chance(0.3)) return this.random.one(found.examples);
    const variants = found.anyOf ?? found.oneOf;
    if (variants) return this.value(this.random.one(variants), depth);
    if (found.allOf) return Object.assign({}, ...found.allOf.map((part) => this.value(part, depth)));
    const type = Array.isArray(found.type) ? this.random.one(found.type) : found.type;
    if (type === "object") return this.object(found, depth);
    if (type === "array") {
      const count = depth > 4 ? 0 : this.random.below(3);
      return Array.from({ length: count }, () => this.value(found.items, depth + 1));
    }
    return this.scalar(type, found);
  }

  object(schema, depth) {
    const entries = Object.entries(schema.properties ?? {}).filter(
      ([name]) => schema.required?.includes(name) || (depth < 4 && this.random.chance(0.5)),
    );
    return Object.fromEntries(entries.map(([name, property]) => [name, this.named(name, property, depth)]));
  }

  /** Names of tables, fields and records are often those that exist. */
  named(name, property, depth) {
    if (this.names[name] && this.random.chance(0.8)) return this.random.one(this.names[name]);
    return this.value(property, depth + 1);
  }

  scalar(type, schema) {
    switch (type) {
      case "boolean": return this.random.chance(0.5);
      case "integer": return this.random.between(schema.minimum ?? 1, Math.min(schema.maximum ?? 20, 500));
      case "number": return this.random.below(100000) / 100;
      case "null": return null;
      default: return this.text(schema);
    }
  }

  text({ format, pattern }) {
    if (format === "date") return "2024-02-29";
    if (format === "date-time") return "2024-05-06T07:08:09Z";
    if (/\d|0-9/.test(pattern ?? "") && !/a-z/.test(pattern)) return `${this.random.below(1000)}.50`;
    return `texte_${this.random.below(1000)}`;
  }

  /** The same body with one thing wrong in it, as JSON text. */
  spoil(body) {
    const copy = structuredClone(body);
    const places = [];
    const visit = (holder, key) => {
      places.push([holder, key]);
      const value = holder[key];
      if (value !== null && typeof value === "object") for (const inner of Object.keys(value)) visit(value, inner);
    };
    const top = { body: copy };
    visit(top, "body");
    const [holder, key] = this.random.one(places);
    const raw = this.change(holder, key);
    const text = JSON.stringify(top.body) ?? "";
    return raw === undefined ? text : text.replace(JSON.stringify(marker), () => raw);
  }

  change(holder, key) {
    const choice = this.random.next();
    if (choice < 0.4) holder[key] = this.random.one(hostileTexts);
    else if (choice < 0.65) holder[key] = structuredClone(this.random.one(hostileValues));
    else if (choice < 0.75 && !Array.isArray(holder)) delete holder[key];
    else if (choice < 0.87 && !Array.isArray(holder)) holder[this.random.one(hostileTexts)] = 1;
    else {
      holder[key] = marker;
      return this.random.one(rawValues);
    }
    return undefined;
  }

  pathOf({ path, method }) {
    const isSpared = method === "DELETE" && !this.random.chance(0.05);
    return path.replace(/\{(\w+)\}/g, (_, name) => {
      const isHostile = isSpared || this.random.chance(0.1);
      const pool = isHostile ? [...hostileTexts, "0", "-1", "99999999999999999999", "1.5"] : (this.names[name] ?? this.names.id);
      return encode(String(this.random.one(pool)));
    });
  }

  queryOf(operation) {
    const pairs = [];
    for (const parameter of operation.parameters ?? []) {
      const { name, in: place, schema } = this.resolve(parameter);
      if (place !== "query" || this.random.chance(0.6)) continue;
      const value = this.random.chance(0.5) ? this.random.one(hostileTexts) : String(this.value(schema));
      pairs.push(`${name}=${encode(value)}`);
      if (this.random.chance(0.03)) pairs.push(`${name}=${encode(value)}`);
    }
    if (this.random.chance(0.03)) pairs.push(`${encode(this.random.one(hostileTexts))}=1`);
    return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
  }

  headersOf(operation) {
    const headers = {};
    for (const parameter of operation.parameters ?? []) {
      const { name, in: place } = this.resolve(parameter);
      if (place !== "header" || this.random.chance(0.6)) continue;
      headers[name] = this.random.one(['"1"', "W/\"1\"", '"x"', "*", "1", '"99999999999999999999"', ",", '"1", "2"', "k".repeat(300), "é", `k${this.random.below(50)}`]);
    }
    if (this.random.chance(0.02)) headers["Content-Type"] = this.random.one(["text/plain", "application/json; charset=utf-16", "application/xml", "x"]);
    return headers;
  }

  form(schema) {
    const form = new FormData();
    for (const [name, property] of Object.entries(this.resolve(schema).properties ?? {})) {
      if (this.random.chance(0.3)) continue;
      const { format, contentMediaType, type } = this.resolve(property);
      const isFile = format === "binary" || contentMediaType || name === "file";
      const text = this.random.chance(0.5) ? this.random.one(hostileTexts) : String(this.value({ type }));
      if (isFile) form.set(name, new Blob([`nom;prenom\n${text};a\n`]), this.random.one(["a.csv", "a.xlsx", "../a", "é'\".csv", longName]));
      else form.set(name, text);
    }
    return form;
  }

  bodyOf(operation) {
    const content = operation.requestBody?.content;
    if (!content) return { body: undefined };
    const multipart = content["multipart/form-data"];
    if (multipart) return { body: this.form(multipart.schema), headers: { "Content-Type": undefined } };
    const choice = this.random.next();
    if (choice < 0.1) return { body: this.random.one(rawBodies) };
    const body = this.value(content["application/json"].schema);
    return { body: choice < 0.3 ? JSON.stringify(body) : this.spoil(body) };
  }

  /** One request: `{operation, method, path, body, headers}`. */
  draw(operation) {
    const { body, headers } = this.bodyOf(operation);
    return {
      operation,
      method: operation.method,
      path: this.pathOf(operation) + this.queryOf(operation),
      body,
      headers: { ...this.headersOf(operation), ...headers },
    };
  }
}

/** Percent-encoded, lone surrogates as the bytes that some programs write for them. */
export function encode(text) {
  return [...text]
    .map((sign) => {
      const code = sign.codePointAt(0);
      if (code < 0xd800 || code > 0xdfff) return encodeURIComponent(sign);
      return `%ED%${(0x80 | ((code >> 6) & 0x3f)).toString(16)}%${(0x80 | (code & 0x3f)).toString(16)}`;
    })
    .join("");
}
