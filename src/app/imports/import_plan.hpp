#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "base/tree.hpp"
#include "domain/schema/table.hpp"
#include "platform/tabular/cell_values.hpp"
#include "platform/tabular/table_file.hpp"

namespace cochin::app {

/// How a file becomes records of a table. What is empty is detected.
struct ImportPlan {
  std::map<std::string, std::string, std::less<>> mapping = {};  ///< column header to field slug
  std::optional<std::string> key = {};                           ///< slug of the unique field
  std::map<std::string, std::string, std::less<>> links = {};    ///< link slug to slug in its table
  bool create_choices = false;
  bool dry_run = false;
  std::optional<platform::DecimalMark> decimal_mark = {};
  std::optional<platform::DateOrder> date_order = {};
  platform::TableFileOptions file = {};
};

/// Reads the plan of the API (`mapping`, `key`, `links`, `create_choices`, `dry_run`, `encoding`,
/// `delimiter`, `decimal`, `date_order`, `sheet`) for `table`.
/// Errors: `invalid_input` with an entry per refused member (`unknown_field`, `wrong_type`,
/// `import_key_not_unique`, `import_not_a_link`, `import_field_refused`), pointers from the plan.
Result<ImportPlan> read_import_plan(const Tree& input, const domain::Table& table,
                                    const domain::Schema& schema);

}  // namespace cochin::app
