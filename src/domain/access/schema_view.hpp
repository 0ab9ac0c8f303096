#pragma once

#include <functional>

#include "domain/schema/table.hpp"

namespace cochin::domain {

/// `whole` with only the tables and fields that `sees` accepts (`field` is nullptr for the table
/// itself), and nothing that names another: links, orders, indexes, conditions of options. `whole`
/// itself when all are accepted.
SchemaSnapshot restrict_schema(
    const SchemaSnapshot& whole,
    const std::function<bool(const Table& table, const Field* field)>& sees);

}  // namespace cochin::domain
