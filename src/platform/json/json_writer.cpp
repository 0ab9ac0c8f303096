#include "platform/json/json_writer.hpp"

#include <array>
#include <bit>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace cochin::platform {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
constexpr std::uint64_t kHighs = 0x8080808080808080ULL;

/// The high bit of each byte that JSON escapes: below 0x20, `"` or `\`. The lowest set bit is
/// exact; higher ones may be false (borrows), which only costs a byte-wise look.
/// Source: Bit Twiddling Hacks, "Determine if a word has a byte less than n".
constexpr std::uint64_t bytes_to_escape(std::uint64_t word) {
  const std::uint64_t quote = word ^ (kOnes * '"');
  const std::uint64_t backslash = word ^ (kOnes * '\\');
  const std::uint64_t control = (word - kOnes * 0x20) & ~word;
  return (control | ((quote - kOnes) & ~quote) | ((backslash - kOnes) & ~backslash)) & kHighs;
}

bool needs_escape(char byte) {
  return static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\';
}

#ifdef __SSE2__
/// One bit per byte that JSON escapes, of the 16 bytes at `data`.
unsigned bytes_to_escape_of_16(const char* data) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data));
  const __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
  const __m128i backslashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  // Without a sign: the smaller of the byte and 0x1f is the byte itself.
  const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1f)), bytes);
  const __m128i found = _mm_or_si128(controls, _mm_or_si128(quotes, backslashes));
  return static_cast<unsigned>(_mm_movemask_epi8(found));
}
#endif

std::size_t find_escape(std::string_view text) {
  std::size_t i = 0;
#ifdef __SSE2__
  for (; i + 16 <= text.size(); i += 16) {
    const unsigned found = bytes_to_escape_of_16(text.data() + i);
    if (found != 0) return i + static_cast<std::size_t>(std::countr_zero(found));
  }
#endif
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    const std::uint64_t found = bytes_to_escape(word);
    if (found != 0) return i + static_cast<std::size_t>(std::countr_zero(found)) / 8;
  }
  while (i < text.size() && !needs_escape(text[i])) ++i;
  return i;
}

void append_escape(std::string& out, char byte) {
  constexpr std::string_view kShort = "\"\\\b\f\n\r\t";
  constexpr std::string_view kLetter = "\"\\bfnrt";
  const std::size_t index = kShort.find(byte);
  if (index != std::string_view::npos) {
    out.push_back('\\');
    out.push_back(kLetter[index]);
    return;
  }
  constexpr std::string_view kHex = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(byte);
  out.append("\\u00");
  out.push_back(kHex[code >> 4]);
  out.push_back(kHex[code & 15]);
}

}  // namespace

static_assert(std::endian::native == std::endian::little, "find_escape reads the first byte low");

void append_json_escaped(std::string& out, std::string_view text) {
  for (;;) {
    const std::size_t run = find_escape(text);
    out.append(text.data(), run);
    if (run == text.size()) return;
    append_escape(out, text[run]);
    text.remove_prefix(run + 1);
  }
}

std::string make_raw_key(std::string_view name) {
  std::string key = ",\"";
  append_json_escaped(key, name);
  key += "\":";
  return key;
}

void write_tree(JsonWriter& writer, const Tree& tree) {
  if (const std::string* text = tree.as_string()) return writer.string(*text);
  if (const std::int64_t* integer = tree.as_integer()) return writer.integer(*integer);
  if (const bool* boolean = tree.as_bool()) return writer.boolean(*boolean);
  if (const NumberLiteral* number = tree.as_number()) return writer.raw(number->text);
  if (const Tree::List* list = tree.as_list()) {
    writer.begin_array();
    for (const Tree& item : *list) write_tree(writer, item);
    writer.end_array();
    return;
  }
  if (const Tree::Map* map = tree.as_map()) {
    writer.begin_object();
    for (const auto& [name, value] : *map) {
      writer.key(name);
      write_tree(writer, value);
    }
    writer.end_object();
    return;
  }
  writer.null();
}

std::string to_json(const Tree& tree) {
  std::string text;
  JsonWriter writer(text);
  write_tree(writer, tree);
  return text;
}

}  // namespace cochin::platform
