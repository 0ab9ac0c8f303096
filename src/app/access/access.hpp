#pragma once

#include "app/actor.hpp"
#include "base/result.hpp"
#include "domain/schema/table.hpp"

/// The one place that decides who may do what.
namespace cochin::app {

enum class Action { kRead, kCreate, kUpdate, kDelete };

/// Whether the actor may do this to records of the table. A superuser may; so may every account
/// that is signed in and has no password to change.
/// Errors: `password_change_required`, `unauthenticated`.
Status check_access(const Actor& actor, const domain::Table& table, Action action);

/// Whether the actor may define tables and fields. Errors: `forbidden`.
Status check_may_manage_schema(const Actor& actor);

/// The table with this slug or id. Errors: `not_found`.
Result<const domain::Table*> find_table(const domain::Schema& schema, std::string_view slug_or_id);

}  // namespace cochin::app
