#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "platform/tabular/cell.hpp"
#include "platform/tabular/cell_values.hpp"

namespace cochin::platform {

/// The delimiter, among `;`, `,`, tab and `|`, that cuts the first 1,000 records of `text` most
/// evenly into columns; `;` when nothing does. `text` is UTF-8.
char detect_delimiter(std::string_view text);

/// The decimal mark of the numbers in `columns` of `rows`, as most unambiguous ones write it; empty
/// when none tells.
std::optional<DecimalMark> detect_decimal_mark(std::span<const Row> rows,
                                               std::span<const std::size_t> columns);

/// The date order that reads most dates in `columns` of `rows`; day first when several read as
/// many.
DateOrder detect_date_order(std::span<const Row> rows, std::span<const std::size_t> columns);

}  // namespace cochin::platform
