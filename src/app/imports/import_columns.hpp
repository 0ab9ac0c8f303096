#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/imports/import_plan.hpp"
#include "base/result.hpp"
#include "domain/schema/table.hpp"

namespace cochin::app {

/// A column of the file with the field that it fills. Fields belong to the schema it was made from.
struct ImportColumn {
  std::size_t position = 0;
  const domain::Field* field = nullptr;
  const domain::Field* link_target = nullptr;  ///< what cells of a link name; nullptr: the id
};

struct ImportColumns {
  std::vector<ImportColumn> mapped;  ///< in the order of the file
  std::vector<std::string> ignored;  ///< headers of the other columns
  std::optional<std::size_t> key;    ///< index into `mapped`
};

/// Gives each column its field: as the plan says, else the field whose name or slug is its header
/// without regard to case and accents.
/// Errors: `import_unknown_column`, `import_duplicate_column`, `import_no_column`,
/// `import_key_missing`.
Result<ImportColumns> map_columns(const std::vector<std::string>& header, const ImportPlan& plan,
                                  const domain::Table& table, const domain::Schema& schema);

}  // namespace cochin::app
