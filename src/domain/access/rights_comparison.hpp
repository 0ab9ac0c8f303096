#pragma once

#include "domain/access/access_view.hpp"

namespace cochin::domain {

/// Whether a permission gives nothing that the holder of `rights` does not have himself, seen by
/// `view`: every action on every record it reaches, every field it shows or lets be written. A
/// filter counts as narrower than none, and as equal to its own text.
bool is_within(const TablePermission& permission, const AccessRights& rights,
               const AccessView& view);

}  // namespace cochin::domain
