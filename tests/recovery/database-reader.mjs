// A look at the database behind the server's back, with the product's own engine.
import { spawn } from "node:child_process";

/** The lines of a stream. (Those of `readline` also end at U+2028, which JSON leaves as it is.) */
async function* linesOf(stream) {
  let rest = "";
  for await (const text of stream.setEncoding("utf8")) {
    const lines = (rest + text).split("\n");
    rest = lines.pop();
    yield* lines;
  }
}

export class DatabaseReader {
  constructor(data, file = "db.sqlite3") {
    this.child = spawn(process.env.COCHIN_QUERY_DATABASE, [`${data}/db/${file}`], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.lines = linesOf(this.child.stdout);
  }

  /** The rows of one statement, each a list of values. */
  async rows(sql) {
    this.child.stdin.write(`${sql.replace(/\s*\n\s*/g, " ")}\n`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error("the database cannot be opened");
    const rows = JSON.parse(value);
    if (rows.error) throw new Error(`${rows.error}: ${sql}`);
    return rows;
  }

  close() {
    this.child.stdin.end();
  }
}

/**
 * What `ask` finds in a database of `data` at one moment, which begins before the engine reads the
 * schema: else it may open a search index by a schema that the server has changed meanwhile.
 */
export async function askDatabase(data, ask, file) {
  const reader = new DatabaseReader(data, file);
  try {
    await reader.rows("BEGIN");
    await reader.rows("SELECT count(*) FROM sqlite_schema");
    return await ask(reader);
  } finally {
    reader.close();
  }
}
