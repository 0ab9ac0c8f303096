#pragma once

#include <functional>
#include <optional>

#include "base/result.hpp"
#include "base/tree.hpp"
#include "domain/schema/field.hpp"

namespace cochin::domain {

/// How options name the table that a link points at: a slug or an id, to its id.
using TableResolver = std::function<std::optional<TableId>(const Tree& table)>;
/// The reverse, as the reader of the options wants to see it.
using TableNamer = std::function<Tree(TableId)>;

/// Reads the `options` of a field into `field.options` for its type; members that are absent keep
/// their defaults. Errors: `invalid_input` with one entry per refused member (`unknown_field`,
/// `wrong_type`, `invalid_option`, `unknown_table`), pointers relative to the options.
Status read_field_options(const Tree& input, const TableResolver& resolve, Field& field);

/// The reverse: only the options of the field's type, defaults included.
Tree write_field_options(const Field& field, const TableNamer& name_of);

}  // namespace cochin::domain
