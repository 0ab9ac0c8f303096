#pragma once

#include "domain/schema/field_type.hpp"

namespace cochin::domain {

/// Reads a list of file ids without repetition; an empty list is emptiness.
/// Errors: `wrong_type`, `unknown_file`, `too_many_files`.
Result<Value> read_file_references(const Tree& input, const Field& field);

}  // namespace cochin::domain
