#include "domain/conditional_fields/rule_expressions.hpp"

#include <string>
#include <utility>

#include "base/error_catalog.hpp"
#include "domain/expressions/checker.hpp"
#include "domain/expressions/parser.hpp"

namespace cochin::domain {

namespace {

/// The table whose records are the options of a field; nullptr when it has none.
const Table* table_of_options(const Schema& schema, const Field& field) {
  if (field.kind() == ValueKind::kChoice) return schema.choices_table();
  if (field.kind() == ValueKind::kLink) return schema.find(field.options.target);
  return nullptr;
}

}  // namespace

Result<CheckedExpression> check_rule_condition(std::string_view source, const Schema& schema,
                                               const Table& table) {
  return check_expression(source, {schema, table, &table});
}

Result<CheckedExpression> check_options_when(std::string_view source, const FieldOfTable& target) {
  const Table* option = table_of_options(target.schema, target.field);
  if (option == nullptr) return Error{&errors::field_without_options};
  return check_expression(source, {target.schema, target.table, &target.table, option});
}

/// The right side of a comparison with the field, which the checker makes alike.
Result<CheckedExpression> check_default_value(std::string_view source, const FieldOfTable& target) {
  Ast comparison{.kind = Ast::Kind::kOperator, .symbol = Operator::kEqual};
  comparison.children.push_back({.kind = Ast::Kind::kName, .text = target.field.slug});
  comparison.children.push_back(TRY(parse_expression(source)));
  CheckedExpression checked =
      TRY(check_ast(comparison, {target.schema, target.table, &target.table}));
  checked.root = CheckedNode(std::move(checked.root.children[1]));
  checked.source = source;
  return checked;
}

Result<CheckedExpression> check_effect_value(const RuleEffect& effect, const FieldOfTable& target) {
  if (effect.action == EffectAction::kOptions) return check_options_when(effect.value, target);
  return check_default_value(effect.value, target);
}

}  // namespace cochin::domain
