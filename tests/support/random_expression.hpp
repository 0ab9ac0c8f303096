#pragma once

#include <string>
#include <vector>

#include "domain/expressions/ast.hpp"
#include "domain/schema/table.hpp"
#include "support/random_world.hpp"

namespace cochin::testing {

/// Writes expressions at random that are well-typed but for a few, over the fields of a table, of
/// what it points at and of what points at it.
class RandomExpression {
 public:
  RandomExpression(Chance& chance, const domain::Schema& schema, const domain::Table& table)
      : chance_(chance), schema_(schema), table_(table) {}

  /// The table of the name `record`.
  void with_record(const domain::Table& record) { record_ = &record; }

  domain::Ast condition(int depth);
  /// Of any type.
  domain::Ast value(int depth);

 private:
  using Ast = domain::Ast;
  using ValueKind = domain::ValueKind;

  struct Variable {
    std::string name;
    const domain::Table* table;  ///< nullptr: a string
  };
  struct Path {
    Ast owner;
    bool is_bare;  ///< names stand without a prefix
    const domain::Table* table;
    int steps;
  };

  Path start();
  Path walk();
  Ast member(const Path& path, std::string name);
  bool find_field(ValueKind kind, Ast& into, const domain::Field*& field);
  Ast field_or(ValueKind kind, Ast fallback);

  Ast integer(int depth);
  Ast decimal(int depth);
  Ast number(int depth) { return chance_.one_in(2) ? integer(depth) : decimal(depth); }
  Ast text(int depth);
  Ast date(int depth);
  Ast timestamp(int depth);
  Ast duration(int depth);
  Ast typed(std::size_t type, int depth);

  Ast comparison(int depth);
  Ast choice_condition();
  Ast link_condition();
  Ast text_condition(int depth);
  Ast membership(int depth);
  Ast quantifier(int depth);
  Ast presence();
  Ast system_column(const char* first, const char* second);
  bool referrers(Ast& into, const domain::Table*& table);

  Chance& chance_;
  const domain::Schema& schema_;
  const domain::Table& table_;
  const domain::Table* record_ = nullptr;
  std::vector<Variable> variables_;
};

}  // namespace cochin::testing
