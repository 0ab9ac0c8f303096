#include "domain/accounts/email_address.hpp"

#include "base/text.hpp"

namespace cochin::domain {

namespace {

bool is_host(std::string_view host) {
  if (host.empty() || host.front() == '.' || host.back() == '.') return false;
  return host.find("..") == host.npos;
}

}  // namespace

std::optional<std::string> clean_email(std::string_view text) {
  if (!is_valid_utf8(text)) return std::nullopt;
  if (trim(text).empty()) return std::string();
  std::optional<std::string> address = clean_name(text);
  if (!address) return std::nullopt;
  const std::size_t at = address->find('@');
  const bool has_space = split_words(*address).size() != 1;
  if (at == 0 || at == address->npos || at != address->rfind('@') || has_space) return std::nullopt;
  if (!is_host(std::string_view(*address).substr(at + 1))) return std::nullopt;
  return address;
}

}  // namespace cochin::domain
