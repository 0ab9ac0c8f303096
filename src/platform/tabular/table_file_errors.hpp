#pragma once

#include <cstdint>

#include "base/error.hpp"
#include "platform/tabular/cell.hpp"

namespace cochin::platform {

/// The errors of a table file that goes over `limits`, each with the limit it names.
Error file_too_large(const TableFileLimits& limits);
Error too_many_rows(const TableFileLimits& limits);
Error too_many_columns(std::int64_t line, const TableFileLimits& limits);
Error cell_too_large(std::int64_t line, const TableFileLimits& limits);

/// `bytes` for people, as the largest unit that divides it: `100 Mio`.
std::string size_for_people(std::size_t bytes);

}  // namespace cochin::platform
