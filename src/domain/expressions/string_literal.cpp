#include "domain/expressions/string_literal.hpp"

#include <cstdint>
#include <cstdio>

namespace cochin::domain {

namespace {

void append_utf8(std::string& out, std::uint32_t code) {
  const auto byte = [&](std::uint32_t value) { out.push_back(static_cast<char>(value)); };
  if (code < 0x80) return byte(code);
  if (code < 0x800) return byte(0xC0 | code >> 6), byte(0x80 | (code & 0x3F));
  if (code < 0x10000) {
    return byte(0xE0 | code >> 12), byte(0x80 | (code >> 6 & 0x3F)), byte(0x80 | (code & 0x3F));
  }
  byte(0xF0 | code >> 18), byte(0x80 | (code >> 12 & 0x3F));
  byte(0x80 | (code >> 6 & 0x3F)), byte(0x80 | (code & 0x3F));
}

std::optional<std::uint32_t> digit_value(char sign, std::uint32_t base) {
  std::uint32_t value = 99;
  if (sign >= '0' && sign <= '9') value = static_cast<std::uint32_t>(sign - '0');
  if (sign >= 'a' && sign <= 'f') value = static_cast<std::uint32_t>(sign - 'a' + 10);
  if (sign >= 'A' && sign <= 'F') value = static_cast<std::uint32_t>(sign - 'A' + 10);
  if (value >= base) return std::nullopt;
  return value;
}

/// Reads exactly `width` digits at the front of `text`, removes them, appends the character.
bool take_code_point(std::string_view& text, std::size_t width, std::uint32_t base,
                     std::string& out) {
  if (text.size() < width) return false;
  std::uint32_t code = 0;
  for (std::size_t i = 0; i < width; ++i) {
    const auto digit = digit_value(text[i], base);
    if (!digit) return false;
    code = code * base + *digit;
  }
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code == 0 || code > 0x10FFFF || surrogate) return false;
  text.remove_prefix(width);
  append_utf8(out, code);
  return true;
}

/// The character of a one-letter escape, or 0.
char simple_escape(char letter) {
  switch (letter) {
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    case '\\':
    case '?':
    case '"':
    case '\'':
    case '`': return letter;
    default: return 0;
  }
}

/// Reads one escape after its backslash.
bool take_escape(std::string_view& text, std::string& out) {
  if (text.empty()) return false;
  const char letter = text.front();
  if (letter >= '0' && letter <= '3') return take_code_point(text, 3, 8, out);
  text.remove_prefix(1);
  switch (letter) {
    case 'x':
    case 'X': return take_code_point(text, 2, 16, out);
    case 'u': return take_code_point(text, 4, 16, out);
    case 'U': return take_code_point(text, 8, 16, out);
    default: break;
  }
  const char plain = simple_escape(letter);
  if (plain != 0) out.push_back(plain);
  return plain != 0;
}

}  // namespace

std::optional<std::string> decode_string_literal(std::string_view inside) {
  std::string text;
  while (!inside.empty()) {
    const char sign = inside.front();
    inside.remove_prefix(1);
    if (sign != '\\') {
      text.push_back(sign);
    } else if (!take_escape(inside, text)) {
      return std::nullopt;
    }
  }
  return text;
}

std::string quote_string_literal(std::string_view text) {
  std::string quoted = "\"";
  for (const char sign : text) {
    if (sign == '"' || sign == '\\') {
      quoted += {'\\', sign};
    } else if (sign == '\n') {
      quoted += "\\n";
    } else if (static_cast<unsigned char>(sign) < 0x20 || sign == 0x7F) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\x%02x", static_cast<unsigned>(sign));
      quoted += escape;
    } else {
      quoted.push_back(sign);
    }
  }
  return quoted + '"';
}

}  // namespace cochin::domain
