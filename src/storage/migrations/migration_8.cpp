#include "storage/migrations/system_migrations.hpp"

namespace cochin::storage::migrations {

namespace {

constexpr std::string_view kRules = R"sql(
CREATE TABLE conditional_fields_conditionalfieldrule(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  table_id INTEGER NOT NULL REFERENCES database_dynamictable(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  condition TEXT NOT NULL,
  hidden_value TEXT NOT NULL CHECK(hidden_value IN ('keep', 'clear', 'reject')),
  is_active INTEGER NOT NULL CHECK(is_active IN (0, 1)),
  "order" INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  created_by INTEGER REFERENCES authentication_user(id) ON DELETE SET NULL,
  updated_at TEXT NOT NULL);

CREATE INDEX conditional_fields_rule_table
  ON conditional_fields_conditionalfieldrule(table_id, "order", id);
)sql";

/// The effects of a rule, one row each. `value` is an expression.
constexpr std::string_view kEffects = R"sql(
CREATE TABLE conditional_fields_conditionalfieldoption(
  rule_id INTEGER NOT NULL
    REFERENCES conditional_fields_conditionalfieldrule(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  field_id INTEGER NOT NULL REFERENCES database_dynamicfield(id) ON DELETE CASCADE,
  action TEXT NOT NULL CHECK(action IN (
    'show', 'hide', 'require', 'optional', 'readonly', 'default', 'options')),
  value TEXT NOT NULL DEFAULT '',
  PRIMARY KEY(rule_id, position)) WITHOUT ROWID;

CREATE INDEX conditional_fields_option_field
  ON conditional_fields_conditionalfieldoption(field_id);
)sql";

}  // namespace

Status create_conditional_fields(sql::Connection& writer) {
  TRY(writer.execute(kRules));
  return writer.execute(kEffects);
}

}  // namespace cochin::storage::migrations
