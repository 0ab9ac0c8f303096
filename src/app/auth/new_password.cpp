#include "app/auth/new_password.hpp"

#include "base/error_catalog.hpp"

namespace cochin::app {

Status check_new_password(const std::string& password, const domain::User& user,
                          const domain::PasswordRules& rules, std::string_view pointer) {
  const domain::PersonalData person{.username = user.username,
                                    .email = user.email,
                                    .first_name = user.first_name,
                                    .last_name = user.last_name};
  Error error{&errors::invalid_input, {}, {}, {}};
  for (domain::BrokenPasswordRule& rule : domain::check_password(password, person, rules)) {
    error.fields.push_back({std::string(pointer), rule.kind, std::move(rule.parameters)});
  }
  if (error.fields.empty()) return ok();
  return error;
}

}  // namespace cochin::app
