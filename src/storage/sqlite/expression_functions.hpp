#pragma once

struct sqlite3;

namespace cochin::storage::sqlite {

/// Adds to `connection` what compiled expressions call: exact arithmetic on integers
/// (`integer_add`…), decimals as scaled integers (`decimal_add(a, scale_a, b, scale_b, scale)`…),
/// dates and timestamps as text, and `starts_with`, `ends_with`. NULL for any NULL (but
/// `decimal_same`). Overflow and division by zero are errors, never a float. Returns the engine's
/// code.
int add_expression_functions(sqlite3* connection);

}  // namespace cochin::storage::sqlite
