// Answers SQL questions about a database file, with the product's own engine and settings, so that
// tests in other languages can look behind the server. One statement a line on the standard input;
// one line of JSON each on the standard output: a list of rows, or {"error": "…"}.

#include <sqlite3.h>

#include <cstdio>
#include <iostream>
#include <string>

#include "platform/json/json_writer.hpp"
#include "storage/sql/connection.hpp"

namespace cochin {
namespace {

using storage::sql::AccessMode;
using storage::sql::Connection;

void write_hexadecimal(platform::JsonWriter& json, std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    text += {kDigits[value >> 4], kDigits[value & 15]};
  }
  json.string(text);
}

void write_value(platform::JsonWriter& json, sqlite3_stmt* statement, int column) {
  const auto size = [&] {
    return static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  };
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return json.integer(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT: return json.raw(std::to_string(sqlite3_column_double(statement, column)));
    case SQLITE_NULL: return json.null();
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      return json.string({text, size()});
    }
    default: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
      return write_hexadecimal(json, {bytes, size()});
    }
  }
}

int write_rows(platform::JsonWriter& json, sqlite3_stmt* statement) {
  json.begin_array();
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    json.begin_array();
    for (int i = 0; i < sqlite3_column_count(statement); ++i) write_value(json, statement, i);
    json.end_array();
  }
  json.end_array();
  return code;
}

std::string answer(sqlite3* database, const std::string& question) {
  std::string rows;
  platform::JsonWriter json(rows);
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(database, question.c_str(), -1, &statement, nullptr);
  if (code == SQLITE_OK) code = write_rows(json, statement);
  const bool is_done = code == SQLITE_DONE;
  std::string failure;
  platform::JsonWriter error(failure);
  error.begin_object();
  error.member("error", sqlite3_errmsg(database));
  error.end_object();
  sqlite3_finalize(statement);
  return is_done ? rows : failure;
}

int run(const char* file) {
  const auto connection = Connection::open(file, {AccessMode::kRead, {}});
  if (!connection) {
    std::fprintf(stderr, "%s\n", connection.error().detail.c_str());
    return 1;
  }
  std::string line;
  while (std::getline(std::cin, line)) {
    std::cout << answer((*connection)->handle(), line) << std::endl;
  }
  return 0;
}

}  // namespace
}  // namespace cochin

int main(int count, char** arguments) { return count == 2 ? cochin::run(arguments[1]) : 2; }
