#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/tree.hpp"

namespace cochin::app {

/// What somebody says of a field; what is absent keeps its present or default state.
struct FieldDefinition {
  std::optional<std::string> slug = {};
  std::optional<std::string> name = {};
  std::optional<std::string> description = {};
  std::optional<std::string> type = {};
  std::optional<bool> required = {};
  std::optional<bool> unique = {};
  std::optional<bool> searchable = {};
  std::optional<bool> indexed = {};
  std::optional<Tree> default_value = {};
  std::optional<Tree> options = {};
};

/// What somebody says of a table.
struct TableDefinition {
  std::optional<std::string> slug = {};
  std::optional<std::string> name = {};
  std::optional<std::string> description = {};
  std::vector<FieldDefinition> fields = {};  ///< of a new table only
  std::optional<std::vector<std::string>> label_fields = {};
  std::optional<std::string> default_sort = {};
  std::optional<std::vector<std::vector<std::string>>> indexes = {};
};

}  // namespace cochin::app
