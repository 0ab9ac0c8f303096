#include "app/users/account_definition.hpp"

#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "domain/accounts/email_address.hpp"
#include "domain/accounts/username.hpp"

namespace cochin::app {

namespace {

constexpr std::size_t kMostNameCharacters = 150;

/// A first or last name; empty is one too.
const ErrorKind* apply_name(const std::optional<std::string>& wanted, std::string& name) {
  if (!wanted) return nullptr;
  if (trim(*wanted).empty()) {
    name.clear();
    return nullptr;
  }
  if (count_characters(*wanted) > kMostNameCharacters) return &errors::too_long;
  const auto clean = clean_name(*wanted);
  if (!clean) return &errors::invalid_characters;
  name = *clean;
  return nullptr;
}

const ErrorKind* apply_username(const std::optional<std::string>& wanted,
                                storage::users::Account& account) {
  if (!wanted) return account.user.username.empty() ? &errors::required : nullptr;
  const auto name = domain::plain_username(*wanted);
  if (!name) return &errors::invalid_username;
  account.user.username = *name;
  account.username_key = domain::username_key(*name).value();
  return nullptr;
}

const ErrorKind* apply_email(const std::optional<std::string>& wanted, std::string& email) {
  if (!wanted) return nullptr;
  const auto address = domain::clean_email(*wanted);
  if (!address) return &errors::invalid_email;
  email = *address;
  return nullptr;
}

}  // namespace

Status apply_definition(const AccountDefinition& definition, storage::users::Account& account) {
  Error error{&errors::invalid_input, {}, {}, {}};
  const auto note = [&](const char* pointer, const ErrorKind* kind) {
    if (kind == nullptr) return;
    ErrorParameters parameters;
    if (kind == &errors::too_long) parameters = {{"max", std::to_string(kMostNameCharacters)}};
    error.fields.push_back({pointer, kind, std::move(parameters)});
  };
  domain::User& user = account.user;
  note("/username", apply_username(definition.username, account));
  note("/email", apply_email(definition.email, user.email));
  note("/first_name", apply_name(definition.first_name, user.first_name));
  note("/last_name", apply_name(definition.last_name, user.last_name));
  user.is_active = definition.is_active.value_or(user.is_active);
  user.is_staff = definition.is_staff.value_or(user.is_staff);
  user.is_superuser = definition.is_superuser.value_or(user.is_superuser);
  if (error.fields.empty()) return ok();
  return error;
}

}  // namespace cochin::app
