#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/schema/table.hpp"

/// How lists and options of the schema are kept in one column: as JSON with ids, never names.
namespace cochin::storage::schema {

std::string write_ids(const std::vector<FieldId>& fields);
Result<std::vector<FieldId>> read_ids(std::string_view json);

std::string write_id_lists(const std::vector<std::vector<FieldId>>& lists);
Result<std::vector<std::vector<FieldId>>> read_id_lists(std::string_view json);

std::string write_options(const domain::Field& field);
Status read_options(std::string_view json, domain::Field& field);

std::string write_tree_text(const Tree& tree);

}  // namespace cochin::storage::schema
