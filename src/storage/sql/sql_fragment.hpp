#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "storage/sql/statement.hpp"

namespace cochin::storage::sql {

/// A value bound to a `?` of a statement.
using SqlValue = std::variant<std::monostate, std::int64_t, std::string>;

/// A piece of SQL with anonymous `?` parameters and their values, in order.
struct SqlFragment {
  std::string text;
  std::vector<SqlValue> values;
  bool may_fail = false;  ///< a calculation may overflow or divide by zero: see `all_of`

  SqlFragment() = default;
  explicit SqlFragment(std::string_view initial) : text(initial) {}

  SqlFragment& append(std::string_view more) {
    text.append(more);
    return *this;
  }
  SqlFragment& append(std::string_view more, SqlValue value) {
    text.append(more);
    values.push_back(std::move(value));
    return *this;
  }
  SqlFragment& append(const SqlFragment& other) {
    text.append(other.text);
    values.insert(values.end(), other.values.begin(), other.values.end());
    may_fail = may_fail || other.may_fail;
    return *this;
  }
};

/// Binds `values` to the parameters after `index`.
inline void bind_values(Statement& statement, const std::vector<SqlValue>& values, int index = 0) {
  for (const SqlValue& value : values) {
    ++index;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      statement.bind(index, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      statement.bind(index, std::string_view(*text));
    } else {
      statement.bind_null(index);
    }
  }
}

}  // namespace cochin::storage::sql
