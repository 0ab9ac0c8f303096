#include "storage/sqlite/sqlite_functions.hpp"

#include <re2/re2.h>
#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "storage/sqlite/expression_functions.hpp"

namespace cochin::storage::sqlite {

namespace {

constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
constexpr std::int64_t kPatternMemoryBytes = 1 << 20;

std::string_view text_of(sqlite3_value* value) {
  const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

bool is_null(sqlite3_value* value) { return sqlite3_value_type(value) == SQLITE_NULL; }

void fold_function(sqlite3_context* context, int, sqlite3_value** arguments) {
  if (is_null(arguments[0])) return sqlite3_result_null(context);
  const std::string_view text = text_of(arguments[0]);
  if (!is_valid_utf8(text)) return sqlite3_result_null(context);
  const std::string folded = fold(text);
  sqlite3_result_text64(context, folded.data(), folded.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// The compiled pattern, kept by the engine as long as the statement's pattern stays the same.
const re2::RE2* compiled_pattern(sqlite3_context* context, sqlite3_value* pattern) {
  if (void* kept = sqlite3_get_auxdata(context, 1)) return static_cast<const re2::RE2*>(kept);
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kPatternMemoryBytes);
  const std::string_view text = text_of(pattern);
  auto compiled = std::make_unique<re2::RE2>(re2::StringPiece(text.data(), text.size()), options);
  if (!compiled->ok()) return nullptr;
  sqlite3_set_auxdata(context, 1, compiled.release(),
                      [](void* kept) { std::unique_ptr<re2::RE2>(static_cast<re2::RE2*>(kept)); });
  return static_cast<const re2::RE2*>(sqlite3_get_auxdata(context, 1));
}

void matches_function(sqlite3_context* context, int, sqlite3_value** arguments) {
  if (is_null(arguments[0]) || is_null(arguments[1])) return sqlite3_result_null(context);
  const re2::RE2* pattern = compiled_pattern(context, arguments[1]);
  if (pattern == nullptr) return sqlite3_result_error(context, "pattern refused", -1);
  const std::string_view text = text_of(arguments[0]);
  const bool found = re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *pattern);
  sqlite3_result_int(context, found ? 1 : 0);
}

}  // namespace

int add_functions(sqlite3* connection) {
  const int code = sqlite3_create_function_v2(connection, "fold", 1, kFlags, nullptr, fold_function,
                                              nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return code;
  const int last = sqlite3_create_function_v2(connection, "matches", 2, kFlags, nullptr,
                                              matches_function, nullptr, nullptr, nullptr);
  return last == SQLITE_OK ? add_expression_functions(connection) : last;
}

}  // namespace cochin::storage::sqlite
