#pragma once

#include <string>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "base/tree.hpp"
#include "domain/schema/table.hpp"

/// What the audit log says of changes of the schema: definitions, never values of records.
namespace cochin::app {

/// `table:projet`, `table:projet/field:nom`
std::string table_object(const domain::Table& table);
std::string field_object(const domain::Table& table, std::string_view field);

/// The definition of a table with the slugs of its fields; that of a field.
Tree table_facts(const domain::Table& table);
Tree field_facts(const domain::Schema& schema, const domain::Field& field);

/// An entry with what differs; null: there was, or is, nothing. Nothing is written when both are
/// alike.
struct SchemaChange {
  std::string_view action;
  std::string object;
  Tree before = {};
  Tree after = {};
};
Status record_schema_change(const Actor& actor, WriteScope& scope, SchemaChange change);

}  // namespace cochin::app
