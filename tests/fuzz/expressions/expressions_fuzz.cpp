// Any text: it is refused with a position inside it, or it prints, becomes a tree, and comes back
// the same; and when it fits the schema it evaluates on an empty record.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "domain/expressions/ast_printer.hpp"
#include "domain/expressions/ast_tree.hpp"
#include "domain/expressions/checker.hpp"
#include "domain/expressions/evaluator.hpp"
#include "domain/expressions/expression_limits.hpp"
#include "domain/expressions/parser.hpp"
#include "support/memory_records.hpp"
#include "support/project_schema.hpp"

namespace cochin::domain {
namespace {

void check_position(const Error& error, std::string_view source) {
  const auto& [name, position] = error.parameters.back();
  CHECK(name == "position");
  const std::size_t characters = is_valid_utf8(source) ? count_characters(source) : 0;
  CHECK(std::strtoull(position.c_str(), nullptr, 10) <= characters);
}

void evaluate_on_nothing(const CheckedExpression& expression) {
  static const ChoiceCatalog choices = testing::project_choices();
  static const Caller me{UserId{7}, "ada", {"compta"}};
  static const testing::MemoryRecord empty;
  static testing::MemoryRecords records;
  const auto value = evaluate(expression, {.choices = choices,
                                           .me = me,
                                           .now = {},
                                           .today = {},
                                           .self = &empty,
                                           .record = &empty,
                                           .option = &empty,
                                           .links = &records});
  if (value) return;
  const bool expected = value.error().kind == &errors::number_overflow ||
                        value.error().kind == &errors::division_by_zero;
  CHECK(expected);
}

void take(std::string_view source) {
  const auto ast = parse_expression(source);
  if (!ast) {
    return check_position(ast.error(), source);
  }
  const std::string printed = print_expression(*ast);
  if (printed.size() > kMaxExpressionBytes) return;
  const auto again = parse_expression(printed);
  CHECK(again.has_value() && *again == *ast && print_expression(*again) == printed);
  const auto from_tree = expression_from_tree(expression_to_tree(*ast));
  CHECK(from_tree.has_value() && *from_tree == *ast);

  static const Schema schema = testing::project_schema();
  CheckContext context{.schema = schema, .table = *schema.find("projet")};
  context.record = schema.find("projet");
  context.option = schema.find("contact");
  context.expected = CheckContext::Expected::kAnything;
  const auto checked = check_ast(*ast, context);
  if (!checked) {
    check_position(checked.error(), source);
  } else if (!checked->type().is(ExpressionType::Kind::kList)) {
    evaluate_on_nothing(*checked);
  }
}

}  // namespace
}  // namespace cochin::domain

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  cochin::domain::take({reinterpret_cast<const char*>(data), size});
  return 0;
}
