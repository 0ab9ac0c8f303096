#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/expressions/checked_expression.hpp"
#include "storage/sql/expression_compiler.hpp"

/// How constants of expressions are stored and compared.
namespace cochin::storage::sql {

/// As a column of `type` holds it; decimals at `type.scale`, which must fit.
SqlValue to_bind(const domain::Scalar& value, const domain::ExpressionType& type);

/// A number beside a column that holds numbers as integers at `scale`: the largest such integer
/// not above it, and whether it is that number. Clamped to 64 bits.
struct ScaledNumber {
  std::int64_t floor;
  bool exact;
};
ScaledNumber scale_number(const domain::Scalar& number, int scale);

/// A JSON list of bound values, for `json_each(?)`.
std::string to_json_list(const std::vector<SqlValue>& values);

/// The least text that sorts (by bytes) after every text that starts with `prefix`; empty when
/// there is none.
std::optional<std::string> text_after_prefix(std::string_view prefix);

}  // namespace cochin::storage::sql
