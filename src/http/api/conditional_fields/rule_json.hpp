#pragma once

#include "app/conditional_fields/form_states.hpp"
#include "app/conditional_fields/offenders.hpp"
#include "app/conditional_fields/rules.hpp"
#include "http/server/response.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

/// Errors: `invalid_input`, pointers from the rule.
Result<app::RuleInput> read_rule_input(const Tree& tree);

/// `schema` is the whole one.
void write_rule(platform::JsonWriter& json, const domain::Schema& schema,
                const app::RuleInfo& info);

Response answer_offenders(const app::Offenders& offenders, Language language);

/// The state of each field, the rules that made it so with the values that they read, and what a
/// write would be refused for.
Result<Response> answer_form_state(const app::Actor& actor, app::ReadScope& scope,
                                   const app::FormAnswer& answer, Language language);

}  // namespace cochin::http::api
