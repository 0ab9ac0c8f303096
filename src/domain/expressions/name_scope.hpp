#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "domain/expressions/checked_expression.hpp"
#include "domain/expressions/checker.hpp"

namespace cochin::domain {

/// The names that exist at one place of an expression.
class NameScope {
 public:
  explicit NameScope(const CheckContext& context) : context_(context) {}

  /// Records of one table that point at `owner`, through one of `links`.
  struct Referrers {
    CheckedNode owner;
    const Table* table;
    std::vector<const Field*> links;
  };
  using Meaning = std::variant<CheckedNode, Referrers>;

  /// A name without a prefix. Errors: unknown_field.
  Result<Meaning> find(std::string_view name, std::size_t position);

  /// `.name` of a record. Errors: unknown_field, too_many_steps, type_mismatch.
  Result<Meaning> find_member(CheckedNode owner, std::string_view name, std::size_t position);

  /// `.name` of records that point at one: chooses the link.
  Result<CheckedNode> choose_link(Referrers referrers, std::string_view name, std::size_t position);

  /// The only link of `referrers`. Errors: ambiguous_name, too_many_steps.
  Result<CheckedNode> only_link(Referrers referrers, std::size_t position);

  /// Opens a quantifier's variable over the items of `list`; its number is returned.
  int open_variable(const std::string& name, const CheckedNode& list);
  void close_variable() { variables_.pop_back(); }

 private:
  struct Variable {
    std::string name;
    ExpressionType type;
    int steps;  ///< links followed to get there
  };

  int steps_of(const CheckedNode& node) const;
  std::shared_ptr<const CheckedExpression> filter_of(const Table& table) const;
  Result<CheckedNode> step_into(CheckedNode owner, const Table& table, std::size_t position) const;
  std::vector<const Field*> links_to(const Table& from, TableId target) const;
  Result<CheckedNode> make_referrers(Referrers referrers, const Field& link,
                                     std::size_t position) const;

  const CheckContext& context_;
  std::vector<Variable> variables_;
};

}  // namespace cochin::domain
