#pragma once

#include <string>
#include <vector>

#include "storage/sql/expression_compiler.hpp"
#include "storage/sql/sql_fragment.hpp"

namespace cochin::storage::sql {

/// Moves those that may fail out of `operands`; both keep their order.
std::vector<SqlFragment> take_failing(std::vector<SqlFragment>& operands);

/// Writes one expression as SQL. `expression_values_sql.cpp` holds the values,
/// `expression_conditions_sql.cpp` the conditions.
class ExpressionWriter {
 public:
  /// `aliases` counts the table aliases given out, across nested writers.
  ExpressionWriter(const SqlContext& context, int& aliases)
      : context_(context), aliases_(aliases) {}

  /// The value; NULL when empty; booleans 0, 1 or NULL.
  Result<SqlFragment> value(const domain::CheckedNode& node);
  /// True exactly where the node is true; elsewhere false or NULL.
  Result<SqlFragment> condition(const domain::CheckedNode& node);

 private:
  using Node = domain::CheckedNode;
  using NodeKind = domain::NodeKind;

  /// What a quantifier's variable is in SQL: the alias of a row, or the column of an item.
  struct Variable {
    std::string row;
    std::string item;
  };
  struct Source {
    SqlFragment from;  ///< `table alias`
    std::vector<SqlFragment> conditions;
    Variable variable;
  };

  std::string new_alias() { return "x" + std::to_string(++aliases_); }
  const std::string& root_alias(domain::ExpressionRoot root) const;
  /// Whether the node touches no row of the statement; `first_bound`: variables from this number
  /// on are opened inside the node.
  bool is_known(const Node& node, int first_bound) const;
  bool is_known(const Node& node) const;
  static bool is_never_null(const Node& node);

  Result<domain::Scalar> compute(const Node& node) const;
  Result<SqlFragment> known_value(const Node& node) const;
  Result<SqlFragment> row_id(const Node& row);
  Result<SqlFragment> member(const Node& row, const std::string& column);
  Result<SqlFragment> step(const Node& row, const std::string& column);
  Result<std::vector<SqlFragment>> live_rows(const Node& node, const std::string& alias);
  Result<SqlFragment> conditional(const Node& node);
  Result<SqlFragment> arithmetic(const Node& node);
  Result<SqlFragment> choice_text(const Node& node);
  Result<SqlFragment> size(const Node& node);
  Result<SqlFragment> folded(const Node& node);
  Result<SqlFragment> call(std::string_view function, const Node& node,
                           std::string_view more_arguments);

  Result<SqlFragment> plain_condition(const Node& node);
  Result<SqlFragment> chain(const Node& node);
  Result<SqlFragment> equality(const Node& node);
  Result<SqlFragment> equals_known(const Node& operand, const domain::Scalar& known,
                                   const domain::ExpressionType& type, bool equal);
  Result<SqlFragment> order(const Node& node);
  Result<SqlFragment> order_known(const Node& operand, const domain::Scalar& known,
                                  const domain::ExpressionType& type, NodeKind relation);
  Result<SqlFragment> text_relation(const Node& node);
  Result<SqlFragment> starts_with_known(const Node& operand, const std::string& prefix);
  Result<SqlFragment> membership(const Node& node);
  Result<SqlFragment> in_known(const Node& operand, const Node& list,
                               const std::vector<const Node*>& items);
  Result<SqlFragment> quantifier(const Node& node);
  Result<Source> source_of(const Node& list);
  Result<Source> rows_source(const Node& list);
  Result<Source> items_source(const Node& list);

  const SqlContext& context_;
  int& aliases_;
  std::vector<Variable> variables_;
};

}  // namespace cochin::storage::sql
