#pragma once

#include "app/tables/table_definition.hpp"
#include "base/result.hpp"
#include "base/tree.hpp"

/// Bodies of requests about tables and fields.
namespace cochin::http::api {

/// Whether `fields` and `slug` may be given: only when something is made.
enum class DefinitionUse { kCreate, kChange };

/// Errors: `invalid_input`.
Result<app::TableDefinition> read_table_definition(const Tree& body, DefinitionUse use);
Result<app::FieldDefinition> read_field_definition(const Tree& body, DefinitionUse use,
                                                   std::string pointer = {});

}  // namespace cochin::http::api
