#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/tree.hpp"

namespace cochin::platform {

/// Appends `text` with JSON escapes (RFC 8259 section 7), without quotes. `text` is UTF-8.
void append_json_escaped(std::string& out, std::string_view text);

/// `,"name":`, escaped once for `JsonWriter::raw_key`.
std::string make_raw_key(std::string_view name);

/// Appends JSON to a string. It keeps no state: the last byte written says whether a comma is due.
/// Calls must be balanced; nothing is checked. Text must be well-formed UTF-8. Not thread-safe.
class JsonWriter {
 public:
  /// Writes at the end of `out`, which must outlive the writer.
  explicit JsonWriter(std::string& out) : out_(out), start_(out.size()) {}

  void begin_object() { open('{'); }
  void end_object() { out_.push_back('}'); }
  void begin_array() { open('['); }
  void end_array() { out_.push_back(']'); }

  void key(std::string_view name) {
    separate();
    out_.push_back('"');
    append_json_escaped(out_, name);
    out_.append("\":", 2);
  }
  /// `escaped` as `make_raw_key` makes it: the comma is dropped after an opening brace.
  void raw_key(std::string_view escaped) {
    if (out_.back() == '{') escaped.remove_prefix(1);
    out_.append(escaped);
  }

  void string(std::string_view text) {
    separate();
    out_.push_back('"');
    append_json_escaped(out_, text);
    out_.push_back('"');
  }
  void integer(std::int64_t value) {
    separate();
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, value);
    out_.append(digits, static_cast<std::size_t>(end.ptr - digits));
  }
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }

  /// One value that is already JSON.
  void raw(std::string_view json) {
    separate();
    out_.append(json);
  }

  void member(std::string_view name, std::string_view text) { key(name), string(text); }
  void member(std::string_view name, const char* text) { key(name), string(text); }
  void member(std::string_view name, std::int64_t value) { key(name), integer(value); }
  void member(std::string_view name, int value) { key(name), integer(value); }
  void member(std::string_view name, bool value) { key(name), boolean(value); }
  void null_member(std::string_view name) { key(name), null(); }
  void raw_member(std::string_view name, std::string_view json) { key(name), raw(json); }

  std::string& out() { return out_; }

 private:
  void separate() {
    if (out_.size() == start_) return;
    const char last = out_.back();
    if (last != '{' && last != '[' && last != ':') out_.push_back(',');
  }
  void open(char bracket) {
    separate();
    out_.push_back(bracket);
  }

  std::string& out_;
  std::size_t start_;
};

/// Writes one value. Numbers are written as they were read.
void write_tree(JsonWriter& writer, const Tree& tree);

/// `tree` as JSON text.
std::string to_json(const Tree& tree);

}  // namespace cochin::platform
