#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/lanes.hpp"

namespace cochin::app {

/// The slug of a new table: the wanted one, or one derived from its name (`TableNames` →
/// `tablenames`, a second one `tablenames_2`, a name without a letter `table_7`).
/// Errors, pointer `/slug`: `invalid_slug`, `reserved_slug`, `duplicate_slug`.
Result<std::string> choose_table_slug(WriteScope& scope, const std::optional<std::string>& wanted,
                                      const std::string& name);

/// The same for a field among the slugs that its table has.
Result<std::string> choose_field_slug(const std::vector<std::string>& taken,
                                      const std::optional<std::string>& wanted,
                                      const std::string& name);

}  // namespace cochin::app
