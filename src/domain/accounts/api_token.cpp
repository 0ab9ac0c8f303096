#include "domain/accounts/api_token.hpp"

#include <algorithm>

namespace cochin::domain {

bool is_api_token(std::string_view text) {
  constexpr std::size_t kSecretCharacters = 43;
  return text.starts_with(kApiTokenPrefix) &&
         text.size() == kApiTokenPrefix.size() + kSecretCharacters;
}

bool has_scope(const ApiToken& token, std::string_view scope) {
  return std::ranges::find(token.scopes, scope) != token.scopes.end();
}

std::vector<std::string> rights_of(const ApiToken& token) {
  std::vector<std::string> rights;
  std::ranges::copy_if(token.scopes, std::back_inserter(rights), [](const std::string& scope) {
    return scope != kReadScope && scope != kWriteScope;
  });
  return rights;
}

}  // namespace cochin::domain
