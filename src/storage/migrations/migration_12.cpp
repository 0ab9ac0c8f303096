#include "storage/migrations/system_migrations.hpp"

namespace cochin::storage::migrations {

namespace {

/// `details_of`, `details_field`, `details_choice`: the records of a details table are those of
/// that table whose choice field holds that choice; `details_rule` shows its fields there.
/// `details_id`, `details_slug`: the details table that shows a field too, and its name there.
constexpr std::string_view kDetails = R"sql(
ALTER TABLE database_dynamictable ADD COLUMN details_of INTEGER
  REFERENCES database_dynamictable(id);
ALTER TABLE database_dynamictable ADD COLUMN details_field INTEGER
  REFERENCES database_dynamicfield(id);
ALTER TABLE database_dynamictable ADD COLUMN details_choice INTEGER;
ALTER TABLE database_dynamictable ADD COLUMN details_rule INTEGER NOT NULL DEFAULT 0;
ALTER TABLE database_dynamicfield ADD COLUMN details_id INTEGER
  REFERENCES database_dynamictable(id);
ALTER TABLE database_dynamicfield ADD COLUMN details_slug TEXT NOT NULL DEFAULT '';
)sql";

}  // namespace

Status add_details_tables(sql::Connection& writer) { return writer.execute(kDetails); }

}  // namespace cochin::storage::migrations
