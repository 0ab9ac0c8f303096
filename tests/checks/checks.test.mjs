// The checks of scripts/ notice what they are for: each is shown a planted fault.
import assert from "node:assert/strict";
import { test } from "node:test";
import { linksOf, namedFilesOf } from "../../scripts/check-docs.mjs";
import { declaredErrors, namedErrors } from "../../scripts/check-errors.mjs";
import { refusedInclude } from "../../scripts/check-includes.mjs";
import { missingPackages } from "../../scripts/check-npm-install.mjs";
import { refusedName, sameNames } from "../../scripts/check-names.mjs";
import { functionsOf } from "../../scripts/check-size.mjs";
import { withoutComments } from "../../scripts/sources.mjs";

test("a room includes only the rooms below it", () => {
  assert.equal(refusedInclude("src/domain/schema/table.cpp", "base/text.hpp"), undefined);
  assert.match(refusedInclude("src/domain/schema/table.cpp", "platform/json/json_reader.hpp"), /domain may not/);
  assert.match(refusedInclude("src/base/text.cpp", "domain/schema/table.hpp"), /base may not/);
  assert.match(refusedInclude("src/http/router_setup.cpp", "storage/database.hpp"), /http may not/);
  assert.match(refusedInclude("src/cli/serve.cpp", "http/problem.hpp"), /cli may not/);
});

test("app sees of storage only the database and the repositories", () => {
  const file = "src/app/records/records_service.cpp";
  assert.equal(refusedInclude(file, "storage/database.hpp"), undefined);
  assert.equal(refusedInclude(file, "storage/repositories/record_repository.hpp"), undefined);
  assert.match(refusedInclude(file, "storage/sqlite/sqlite_connection.hpp"), /only database/);
  assert.match(refusedInclude(file, "storage/sql/statement.hpp"), /only database/);
});

test("a library stays in its room", () => {
  assert.match(refusedInclude("src/app/jobs/jobs.cpp", "sqlite3.h"), /belongs to storage/);
  assert.equal(refusedInclude("src/storage/sqlite/sqlite_statement.cpp", "sqlite3.h"), undefined);
});

test("functions are measured from their head to their closing brace", () => {
  const source = `namespace a {
class Box {
 public:
  Box(int width, int height) : width_{width}, height_(height) {}
  int area() const { return width_ * height_; }
};
// void ignored(int a, int b, int c, int d, int e) {
Status open(const Path& path, Options options = {},
            std::map<int, int> sizes = {}) {
  if (path.empty()) {
    return fail({1, 2}, 3, 4, 5, 6);
  }
  return ok();
}
int declared(int a, int b, int c, int d, int e);
Status use_case(const Actor& actor, WriteScope& scope, int a, int b);
Status stored(sql::Connection& connection, int a);
}
`;
  const functions = functionsOf(source);
  assert.deepEqual(
    functions.map(({ name, line, lines, parameters }) => [name, line, lines, parameters]),
    [
      ["Box", 4, 1, 2],
      ["area", 5, 1, 0],
      ["open", 8, 7, 3],
      ["declared", 15, 0, 5],
      ["use_case", 16, 0, 2],
      ["stored", 17, 0, 1],
    ],
  );
});

test("comments and quotations do not count as code", () => {
  assert.equal(withoutComments('a("}") // {\n/* x\n*/b').split("\n").length, 3);
  assert.doesNotMatch(withoutComments('R"(co_await {)" "new x"'), /co_await|new/);
  assert.match(withoutComments("1'000'000 + x"), /1'000'000 \+ x/);
});

test("two files with one name and drawers are refused", () => {
  assert.equal(sameNames(["src/a/table.cpp", "src/a/table.hpp"]).length, 0);
  assert.equal(sameNames(["src/a/table.cpp", "src/b/table.cpp"]).length, 1);
  assert.match(refusedName("src/base/string_utils.hpp"), /drawer/);
  assert.match(refusedName("src/base/Text.hpp"), /snake_case/);
  assert.equal(refusedName("src/domain/accounts/common_passwords.hpp"), undefined);
});

test("an error that no test names is found", () => {
  const declared = declaredErrors('KIND(required, kInvalid, "…", "…")\nKIND(not_found, kNotFound,');
  assert.deepEqual(declared.map(({ id }) => id), ["required", "not_found"]);
  assert.deepEqual(namedErrors('expect(answer).code == "required"; // not_found'), ["required"]);
  assert.deepEqual(namedErrors("EXPECT_EQ(kind, &errors::not_found)"), ["not_found"]);
});

test("a page's links and the files that it names are seen", () => {
  const targets = (found) => found.map(({ target }) => target);
  assert.deepEqual(targets(linksOf("[a](b/c.md#d) [e](https://f.org) [g](#h)")), ["b/c.md"]);
  assert.deepEqual(targets(namedFilesOf("`src/a/b.cpp` and `src/a`\n```sh\n`src/c.cpp`\n```\n")), ["src/a/b.cpp"]);
});

test("a compiled package that npm passed over is missed, another machine's is not", () => {
  const lock = {
    packages: {
      "": {},
      "node_modules/a": {},
      "node_modules/mine": { os: [process.platform], cpu: process.arch, libc: ["glibc"] },
      "node_modules/musl": { os: [process.platform], cpu: [process.arch], libc: ["musl"] },
      "node_modules/other": { os: ["plan9"], cpu: [process.arch] },
    },
  };
  assert.deepEqual(missingPackages(lock, "web", () => false), ["node_modules/mine"]);
  assert.deepEqual(missingPackages(lock, "web", () => true), []);
});
