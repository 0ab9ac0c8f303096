#pragma once

struct sqlite3;

namespace cochin::storage::sqlite {

/// Adds to `connection`: `fold(text)` (base/text.hpp; NULL for NULL or text that is not UTF-8) and
/// `matches(text, pattern)` (1 when the RE2 pattern is found in the text, else 0; NULL for NULL).
/// Both deterministic and allowed in indexes. And those of expression_functions.hpp. Returns the
/// engine's code.
int add_functions(sqlite3* connection);

}  // namespace cochin::storage::sqlite
