#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/actor.hpp"
#include "app/imports/import_columns.hpp"
#include "app/lanes.hpp"
#include "base/error.hpp"
#include "platform/tabular/cell.hpp"

/// The part of an import that runs on the write lane: some lines in one transaction.
namespace cochin::app {

/// One line of the file on its way into the table.
struct ImportLine {
  platform::Row row;                 ///< as it came
  std::vector<Tree> values;          ///< one per mapped column
  std::vector<FieldError> refusals;  ///< pointers `/<slug>`; none: to be stored
  std::int64_t rounded = 0;          ///< cells that lost digits
};

struct ImportCounts {
  std::int64_t created = 0;
  std::int64_t updated = 0;
  std::int64_t unchanged = 0;
  std::int64_t refused = 0;
  std::int64_t rounded = 0;

  void add(const ImportCounts& other);
};

/// What stays the same from the first line of an import to the last.
struct ImportContext {
  Actor actor;
  TableId table;
  ImportPlan plan;
  ImportColumns columns;
};

/// What one batch leaves to the next.
struct ImportMemory {
  /// Link cells found so far, field and text to record. Found ones only, so that a record which
  /// the same file creates further up is seen.
  std::unordered_map<std::string, RecordId> links;
  /// The `ordre` of the choices created in a category: one for all, so that they sort by label.
  std::map<std::string, std::int64_t, std::less<>> choice_orders;
};

/// Stores the lines that have no refusal yet, adding refusals where validation does.
/// The rights are those that the owner of the import has now.
/// Errors: those that end the import, such as `not_found` when the table is gone, `forbidden` when
/// the owner may no longer write it, `storage_full`; nothing of these lines is then kept.
Result<ImportCounts> store_lines(const ImportContext& context, WriteScope& scope,
                                 std::vector<ImportLine>& lines, ImportMemory& memory);

}  // namespace cochin::app
