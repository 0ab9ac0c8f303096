#include "app/access/access.hpp"

#include <charconv>

#include "base/error_catalog.hpp"

namespace cochin::app {

Status check_access(const Actor& actor, const domain::Table&, Action) {
  if (actor.password_change_required) return Error{&errors::password_change_required};
  if (!actor.id && !actor.is_superuser) return Error{&errors::unauthenticated};
  return ok();
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

}  // namespace cochin::app
