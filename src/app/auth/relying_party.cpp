#include "app/auth/relying_party.hpp"

#include "base/error_catalog.hpp"
#include "platform/crypto/base64url.hpp"
#include "platform/json/json_reader.hpp"

namespace cochin::app {

namespace {

constexpr std::string_view kThisMachine = "localhost";

Error refused(const char* reason) { return Error{&errors::passkey_refused, {}, {}, reason}; }

std::string_view text_at(const Tree& tree, std::string_view name) {
  const Tree* member = tree.find(name);
  const std::string* text = member == nullptr ? nullptr : member->as_string();
  return text == nullptr ? std::string_view() : std::string_view(*text);
}

bool is_page_of(std::string_view origin, const RelyingParty& party) {
  if (origin == "https://" + party.host) return true;
  return party.id() == kThisMachine && origin == "http://" + party.host;
}

}  // namespace

std::string_view RelyingParty::id() const {
  return std::string_view(host).substr(0, host.rfind(':'));
}

Status check_client_data(std::string_view client_data, std::string_view type,
                         std::string_view challenge, const RelyingParty& party) {
  const auto read = platform::parse_json(client_data);
  if (!read) return refused("no client data");
  if (text_at(*read, "type") != type) return refused("another ceremony");
  if (challenge.empty() || text_at(*read, "challenge") != platform::encode_base64url(challenge)) {
    return refused("another challenge");
  }
  if (!is_page_of(text_at(*read, "origin"), party)) return refused("another origin");
  const Tree* crossed = read->find("crossOrigin");
  const bool* is_crossed = crossed == nullptr ? nullptr : crossed->as_bool();
  return is_crossed != nullptr && *is_crossed ? Status(refused("inside another page")) : ok();
}

}  // namespace cochin::app
