#pragma once

#include <functional>
#include <string>

#include "app/lanes.hpp"

namespace cochin::app {

/// Runs one change of the schema: the views for people stand aside meanwhile, and the scope goes on
/// with the schema as it is afterwards.
Status change_schema(WriteScope& scope, const std::function<Status()>& change);

/// The schema of the scope read again, after a step of a larger change.
Status reload_schema(WriteScope& scope);

/// Whether the table that a restored link points at is still there. Errors: `restore_conflict`.
Status check_target(const WriteScope& scope, const domain::Field& field);

/// `error` with the pointers of its entries below `pointer`; an error without entries becomes one.
Error at_pointer(const std::string& pointer, Error error);

}  // namespace cochin::app
