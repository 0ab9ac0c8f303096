#include <algorithm>

#include "app/access/access.hpp"
#include "app/access/groups.hpp"
#include "base/error_catalog.hpp"
#include "domain/access/rights_comparison.hpp"

namespace cochin::app {

Status check_within_own_rights(const Actor& actor, const Catalog& catalog,
                               const domain::Group& group) {
  if (actor.is_superuser) return ok();
  const bool has_rights = std::all_of(group.rights.begin(), group.rights.end(),
                                      [&](const std::string& right) { return actor.may(right); });
  const domain::AccessRights none;
  const domain::AccessRights& own = actor.access == nullptr ? none : *actor.access;
  const auto view = view_of(actor, catalog);
  const bool has_permissions = std::all_of(
      group.permissions.begin(), group.permissions.end(),
      [&](const domain::TablePermission& given) { return domain::is_within(given, own, *view); });
  if (has_rights && has_permissions) return ok();
  return Error{&errors::more_than_own_rights};
}

}  // namespace cochin::app
