#pragma once

#include "app/access/group_input.hpp"
#include "base/result.hpp"
#include "base/tree.hpp"
#include "domain/access/group.hpp"
#include "domain/schema/table.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

/// A group; permissions on tables in the trash are left out. `schema` is the whole one: who manages
/// users sees what groups give.
void write_group(platform::JsonWriter& json, const domain::Schema& schema,
                 const domain::Group& group);

/// The body of a creation or a change. Errors: `invalid_input`.
Result<app::GroupInput> read_group_input(const Tree& body);

}  // namespace cochin::http::api
