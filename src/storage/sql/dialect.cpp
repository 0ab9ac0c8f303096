#include "storage/sql/dialect.hpp"

#include "base/check.hpp"

namespace cochin::storage::sql {

namespace {

std::string quote(std::string_view text, char mark) {
  CHECK(text.find('\0') == text.npos);
  std::string quoted;
  quoted.reserve(text.size() + 2);
  quoted += mark;
  for (const char c : text) {
    if (c == mark) quoted += mark;
    quoted += c;
  }
  quoted += mark;
  return quoted;
}

}  // namespace

std::string quote_identifier(std::string_view name) { return quote(name, '"'); }

std::string quote_text(std::string_view text) { return quote(text, '\''); }

std::string escape_like(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

}  // namespace cochin::storage::sql
