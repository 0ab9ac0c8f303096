#pragma once

#include <string>
#include <string_view>

namespace cochin::storage::sql {

/// The only way a name becomes part of SQL text. `name` holds no NUL.
std::string quote_identifier(std::string_view name);

/// A text constant for DDL, where nothing can be bound (defaults, view definitions). `text` holds
/// no NUL.
std::string quote_text(std::string_view text);

/// `text` for use inside a bound pattern of `LIKE … ESCAPE '\'`: `%`, `_` and `\` lose their role.
std::string escape_like(std::string_view text);

}  // namespace cochin::storage::sql
