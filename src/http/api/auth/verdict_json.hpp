#pragma once

#include <string>

#include "app/auth/password_verdict.hpp"
#include "base/error.hpp"

namespace cochin::http::api {

/// `{acceptable, minimum_characters, rules: [{code, ok, message}]}`; `message` is null for a rule
/// that is kept.
std::string verdict_json(const app::PasswordVerdict& verdict, Language language);

}  // namespace cochin::http::api
