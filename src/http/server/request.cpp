#include "http/server/request.hpp"

#include <array>

namespace cochin::http {
namespace {

constexpr std::array<std::string_view, 7> kMethodNames = {"GET",   "HEAD",   "POST",   "PUT",
                                                          "PATCH", "DELETE", "OPTIONS"};

char to_lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

std::string_view trim_spaces(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string_view take_until(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  const std::string_view part = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  return part;
}

/// `q=0.8` in thousandths; 1000 when absent, 0 when malformed.
int quality(std::string_view parameters) {
  const std::string_view text = trim_spaces(parameters);
  if (text.empty()) return 1000;
  if (!text.starts_with("q=")) return 0;
  const std::string_view digits = text.substr(2);
  if (digits.starts_with('1')) return 1000;
  if (!digits.starts_with("0")) return 0;
  int thousandths = 0;
  int weight = 100;
  for (std::size_t i = 2; i < digits.size() && i < 5; ++i, weight /= 10) {
    if (digits[i] < '0' || digits[i] > '9') return 0;
    thousandths += (digits[i] - '0') * weight;
  }
  return thousandths;
}

}  // namespace

std::string_view method_name(Method method) {
  const auto index = static_cast<std::size_t>(method);
  return index < kMethodNames.size() ? kMethodNames[index] : std::string_view();
}

Method parse_method(std::string_view name) {
  for (std::size_t i = 0; i < kMethodNames.size(); ++i) {
    if (kMethodNames[i] == name) return static_cast<Method>(i);
  }
  return Method::kUnknown;
}

bool is_unsafe(Method method) {
  return method != Method::kGet && method != Method::kHead && method != Method::kOptions;
}

bool equals_ignoring_case(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (to_lower(left[i]) != to_lower(right[i])) return false;
  }
  return true;
}

void RequestHead::clear() {
  method = Method::kUnknown;
  minor_version = 1;
  text_.clear();
  target_ = {};
  fields_.clear();
}

RequestHead::Slice RequestHead::store(std::string_view text) {
  const Slice slice{static_cast<std::uint32_t>(text_.size()),
                    static_cast<std::uint32_t>(text.size())};
  text_.append(text);
  return slice;
}

void RequestHead::add_header(std::string_view name, std::string_view value) {
  const Slice stored_name = store(name);
  fields_.push_back({stored_name, store(value)});
}

std::string_view RequestHead::header(std::string_view name) const {
  for (const Field& field : fields_) {
    if (equals_ignoring_case(view(field.name), name)) return view(field.value);
  }
  return {};
}

bool RequestHead::has_header(std::string_view name) const { return count(name) > 0; }

std::size_t RequestHead::count(std::string_view name) const {
  std::size_t found = 0;
  for (const Field& field : fields_) found += equals_ignoring_case(view(field.name), name) ? 1 : 0;
  return found;
}

HeaderView RequestHead::header_at(std::size_t index) const {
  return {view(fields_[index].name), view(fields_[index].value)};
}

std::string_view Request::cookie(std::string_view name) const {
  std::string_view rest = header("Cookie");
  while (!rest.empty()) {
    std::string_view pair = trim_spaces(take_until(rest, ';'));
    const std::string_view key = take_until(pair, '=');
    if (key == name) return pair;
  }
  return {};
}

Language choose_language(std::string_view accept_language) {
  int french = -1;
  int english = -1;
  int any = 0;
  while (!accept_language.empty()) {
    std::string_view range = take_until(accept_language, ',');
    const std::string_view tag = trim_spaces(take_until(range, ';'));
    const int weight = quality(range);
    const std::string_view primary = tag.substr(0, tag.find('-'));
    if (equals_ignoring_case(primary, "fr") && weight > french) french = weight;
    if (equals_ignoring_case(primary, "en") && weight > english) english = weight;
    if (primary == "*") any = weight;
  }
  if (english <= 0) return Language::kFrench;
  return english > (french < 0 ? any : french) ? Language::kEnglish : Language::kFrench;
}

}  // namespace cochin::http
