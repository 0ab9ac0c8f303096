#include "app/access/access.hpp"

#include <algorithm>
#include <charconv>

#include "base/error_catalog.hpp"

namespace cochin::app {

namespace {

const domain::AccessRights& rights_of(const Actor& actor) {
  static const domain::AccessRights kNone;
  return actor.access == nullptr ? kNone : *actor.access;
}

/// FNV-1a, 64 bits, in hexadecimal.
std::string digest(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char byte : text) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
  }
  std::string written(16, '0');
  for (auto sign = written.rbegin(); sign != written.rend(); ++sign, hash >>= 4) {
    *sign = "0123456789abcdef"[hash & 15];
  }
  return written;
}

}  // namespace

std::shared_ptr<const domain::AccessView> view_of(const Actor& actor, const Catalog& catalog) {
  if (actor.is_superuser) return nullptr;
  const domain::AccessRights& rights = rights_of(actor);
  if (catalog.access != nullptr && catalog.access->key() == rights.key()) return catalog.access;
  const auto& whole = catalog.access == nullptr ? catalog.schema : catalog.access->whole();
  return catalog.views->find(whole, rights);
}

CatalogSnapshot seen_by(const Actor& actor, const CatalogSnapshot& catalog) {
  auto view = view_of(actor, *catalog);
  if (view == nullptr || view == catalog->access || !view->shapes_answers()) return catalog;
  auto seen = std::make_shared<Catalog>(*catalog);
  seen->schema = view->schema();
  seen->access = std::move(view);
  return seen;
}

ReadScope read_as(const Actor& actor, const WriteScope& scope) {
  return {scope.connection, seen_by(actor, scope.catalog), scope.now, scope.zone};
}

std::string shape_of(const Actor& actor, const Catalog& catalog) {
  std::string shape = std::to_string(catalog.epoch);
  if (catalog.access == nullptr) return shape;
  return shape + "-" + digest(catalog.access->key() + "@" + std::to_string(actor.id.value));
}

Status check_access(const Actor& actor, const Catalog& catalog, const domain::Table& table,
                    Action action) {
  if (actor.password_change_required) return Error{&errors::password_change_required};
  if (!actor.is_superuser) {
    if (!actor.id) return Error{&errors::unauthenticated};
    const auto view = view_of(actor, catalog);
    const domain::TableAccess* access = view->find(table.id);
    if (access == nullptr) return Error{&errors::not_found};
    if (!access->actions.has(action)) return Error{&errors::forbidden};
  }
  if (action == Action::kRead || !table.details_of) return ok();
  return is_written_with(catalog.schema->whole(), table);
}

Error is_written_with(const domain::Schema& schema, const domain::Table& details) {
  return Error{&errors::details_table, {{"table", schema.find(details.details_of->parent)->name}}};
}

Status check_reading(const Actor& actor, const ReadScope& scope, const domain::Table& table) {
  TRY(check_access(actor, *scope.catalog, table, Action::kRead));
  if (actor.is_superuser) return ok();
  if (view_of(actor, *scope.catalog)->schema()->find(table.id) == &table) return ok();
  return Error{&errors::internal, {}, {}, "a table of another view"};
}

Status check_may_write_somewhere(const Actor& actor, const Catalog& catalog) {
  if (actor.password_change_required) return Error{&errors::password_change_required};
  if (actor.is_superuser) return ok();
  const auto view = view_of(actor, catalog);
  for (const domain::Table& table : view->schema()->tables()) {
    const domain::Actions actions = view->find(table.id)->actions;
    if (actions.has(Action::kCreate) || actions.has(Action::kUpdate)) return ok();
  }
  return Error{&errors::forbidden};
}

Status check_may_manage_schema(const Actor& actor) {
  if (actor.password_change_required) return Error{&errors::password_change_required};
  if (!actor.may("schema.manage")) return Error{&errors::forbidden};
  return ok();
}

Result<const domain::Table*> find_table(const domain::Schema& schema, std::string_view slug_or_id) {
  if (const domain::Table* table = schema.find(slug_or_id)) return table;
  std::int64_t id = 0;
  const char* end = slug_or_id.data() + slug_or_id.size();
  const auto read = std::from_chars(slug_or_id.data(), end, id);
  if (read.ec == std::errc{} && read.ptr == end) {
    if (const domain::Table* table = schema.find(TableId{id})) return table;
  }
  return Error{&errors::not_found};
}

Result<const domain::Table*> find_table(const Actor& actor, const WriteScope& scope,
                                        std::string_view slug_or_id) {
  const domain::Table* table = TRY(find_table(scope.schema(), slug_or_id));
  if (sees_table(actor, *scope.catalog, *table)) return table;
  return Error{&errors::not_found};
}

bool sees_table(const Actor& actor, const Catalog& catalog, const domain::Table& table) {
  return actor.is_superuser || view_of(actor, catalog)->find(table.id) != nullptr;
}

bool sees_field(const Actor& actor, const Catalog& catalog, const domain::Table& table,
                const domain::Field& field) {
  if (actor.is_superuser) return true;
  const auto view = view_of(actor, catalog);
  const domain::TableAccess* access = view->find(table.id);
  return access != nullptr &&
         std::find(access->hidden.begin(), access->hidden.end(), field.id) == access->hidden.end();
}

}  // namespace cochin::app
