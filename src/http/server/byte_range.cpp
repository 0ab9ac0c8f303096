#include "http/server/byte_range.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace cochin::http {
namespace {

using Kind = ByteRange::Kind;

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// Digits only. A number that no file reaches counts as the greatest.
std::optional<std::uint64_t> number_of(std::string_view digits) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error == std::errc::invalid_argument || end != digits.data() + digits.size()) return {};
  if (error == std::errc::result_out_of_range) return std::numeric_limits<std::uint64_t>::max();
  return number;
}

ByteRange last_bytes(std::uint64_t count, std::uint64_t size) {
  if (count == 0 || size == 0) return {Kind::kUnsatisfiable};
  return {Kind::kPart, size - std::min(count, size), size - 1};
}

ByteRange read_range(std::string_view spec, std::uint64_t size) {
  const std::size_t dash = spec.find('-');
  if (dash == spec.npos) return {};
  const auto first = number_of(spec.substr(0, dash));
  const auto last = number_of(spec.substr(dash + 1));
  if (dash == 0) return last ? last_bytes(*last, size) : ByteRange{};
  const bool is_open = dash + 1 == spec.size();
  if (!first || (!last && !is_open) || (last && *last < *first)) return {};
  if (*first >= size) return {Kind::kUnsatisfiable};
  return {Kind::kPart, *first, std::min(last.value_or(size - 1), size - 1)};
}

}  // namespace

ByteRange choose_range(const Request& request, std::uint64_t size, std::string_view etag) {
  if (request.method() != Method::kGet || request.head.count("Range") != 1) return {};
  if (request.head.has_header("If-Range") && request.header("If-Range") != etag) return {};
  const std::string_view header = request.header("Range");
  const std::size_t equals = header.find('=');
  if (equals == header.npos || !equals_ignoring_case(header.substr(0, equals), "bytes")) return {};
  return read_range(trim(header.substr(equals + 1)), size);
}

}  // namespace cochin::http
