#include "app/auth/authentication.hpp"
#include "base/error_catalog.hpp"
#include "domain/accounts/password_text.hpp"

namespace cochin::app {

/// The catalog's names go in too: people who must find a password look at what is before them.
domain::PersonalData Authentication::personal_data(const domain::User& user,
                                                   bool has_global_right) const {
  domain::PersonalData person{.username = user.username,
                              .email = user.email,
                              .first_name = user.first_name,
                              .last_name = user.last_name,
                              .context = settings_.host_names,
                              .is_privileged = domain::is_privileged(user, has_global_right)};
  const CatalogSnapshot catalog = lanes_.catalog();
  for (const domain::Table& table : catalog->schema->tables()) {
    person.context.push_back(table.name);
    person.context.push_back(table.slug);
  }
  return person;
}

Status Authentication::check_new_password(const std::string& password, const domain::User& user,
                                          bool has_global_right, std::string_view pointer) const {
  Error error{&errors::invalid_input, {}, {}, {}};
  const auto person = personal_data(user, has_global_right);
  for (auto& rule : domain::check_password(password, person, settings_.password)) {
    error.fields.push_back({std::string(pointer), rule.kind, std::move(rule.parameters)});
  }
  if (error.fields.empty()) return ok();
  return error;
}

Result<PasswordVerdict> Authentication::judge_password(const Session& session,
                                                       std::string_view password) {
  TRY(verdicts_.reserve(std::to_string(session.user.id.value), lanes_.now()));
  const auto typed = domain::normalize_password(password);
  if (!typed) return Error{&errors::password_too_long};
  const auto person = personal_data(session.user, !session.actor.rights.empty());
  PasswordVerdict verdict{settings_.password.minimum_for(person.is_privileged), {}};
  for (const ErrorKind* kind : domain::password_rule_kinds()) verdict.rules.push_back({kind, true});
  for (auto& broken : domain::check_password(*typed, person, settings_.password)) {
    for (PasswordVerdict::Rule& rule : verdict.rules) {
      if (rule.kind != broken.kind) continue;
      rule.is_kept = false;
      rule.parameters = std::move(broken.parameters);
    }
  }
  return verdict;
}

}  // namespace cochin::app
