#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "base/result.hpp"
#include "domain/access/access_view.hpp"
#include "domain/schema/table.hpp"

/// The one place that decides who may do what (docs/security/rights.md). What an actor may not see
/// does not exist for him: reading use cases get a catalog without it.
namespace cochin::app {

using domain::Action;

/// The actor's view of the catalog; nullptr for a superuser, who needs none.
std::shared_ptr<const domain::AccessView> view_of(const Actor& actor, const Catalog& catalog);

/// The catalog as the actor sees it: the same one when nothing of it is hidden from him.
CatalogSnapshot seen_by(const Actor& actor, const CatalogSnapshot& catalog);

/// The scope of a write, for what the actor then reads.
ReadScope read_as(const Actor& actor, const WriteScope& scope);

/// What of the catalog shapes the actor's answers, for entity tags: `17`, or `17-<rights>`.
std::string shape_of(const Actor& actor, const Catalog& catalog);

/// Whether the actor may do this to records of the table, some of them at least.
/// Errors: `password_change_required`, `unauthenticated`, `not_found` when he may not read the
/// table, `forbidden`.
Status check_access(const Actor& actor, const Catalog& catalog, const domain::Table& table,
                    Action action);

/// What a reading use case begins with: that, and that `table` is of the actor's own catalog.
/// Errors: as `check_access`; `internal` for a scope of someone else.
Status check_reading(const Actor& actor, const ReadScope& scope, const domain::Table& table);

/// Whether the actor may create or change records of some table.
/// Errors: `password_change_required`, `forbidden`.
Status check_may_write_somewhere(const Actor& actor, const Catalog& catalog);

/// Whether the actor may define tables and fields. Errors: `forbidden`.
Status check_may_manage_schema(const Actor& actor);

/// The table with this slug or id in a schema. Errors: `not_found`.
Result<const domain::Table*> find_table(const domain::Schema& schema, std::string_view slug_or_id);

/// The whole table with this slug or id, when the actor may read it. Errors: `not_found`.
Result<const domain::Table*> find_table(const Actor& actor, const WriteScope& scope,
                                        std::string_view slug_or_id);

/// `details_table`: its records are written as records of its parent.
Error is_written_with(const domain::Schema& schema, const domain::Table& details);

/// Whether the actor sees a whole table at all.
bool sees_table(const Actor& actor, const Catalog& catalog, const domain::Table& table);

/// Whether the actor sees a field of a whole table.
bool sees_field(const Actor& actor, const Catalog& catalog, const domain::Table& table,
                const domain::Field& field);

}  // namespace cochin::app
