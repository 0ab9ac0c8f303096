#include "app/expressions/expression_check.hpp"

#include "app/access/access.hpp"
#include "base/error_catalog.hpp"
#include "domain/expressions/ast_printer.hpp"
#include "domain/expressions/ast_tree.hpp"
#include "domain/expressions/checker.hpp"
#include "domain/expressions/parser.hpp"

namespace cochin::app {

namespace {

Result<domain::Ast> read_input(const ExpressionInput& input) {
  if (const auto* written = std::get_if<WrittenExpression>(&input)) {
    return domain::parse_expression(written->text);
  }
  return domain::expression_from_tree(std::get<Tree>(input));
}

/// Whether the error speaks of the expression, not of the request that holds it.
bool is_of_expression(const Error& error) {
  return error.code() == ErrorCode::kInvalid && error.kind != &errors::malformed_expression_tree;
}

}  // namespace

Result<ExpressionCheck> check_expression(const Actor& actor, const ReadScope& scope,
                                         const domain::Table& table, const ExpressionInput& input) {
  TRY(check_reading(actor, scope, table));
  ExpressionCheck check;
  auto ast = read_input(input);
  if (!ast) {
    if (!is_of_expression(ast.error())) return std::move(ast).error();
    if (const auto* written = std::get_if<WrittenExpression>(&input)) {
      check.expression = written->text;
    }
    check.errors.push_back(std::move(ast).error());
    return check;
  }
  check.expression = domain::print_expression(*ast);
  check.tree = domain::expression_to_tree(*ast);
  const domain::CheckContext context{.schema = scope.schema(),
                                     .table = table,
                                     .expected = domain::CheckContext::Expected::kAnything};
  auto checked = domain::check_ast(*ast, context);
  if (checked) {
    check.type = domain::name_of(checked->type().kind);
  } else if (is_of_expression(checked.error())) {
    check.errors.push_back(std::move(checked).error());
  } else {
    return std::move(checked).error();
  }
  return check;
}

}  // namespace cochin::app
