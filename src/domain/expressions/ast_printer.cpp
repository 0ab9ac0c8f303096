#include "domain/expressions/ast_printer.hpp"

#include "domain/expressions/string_literal.hpp"

namespace cochin::domain {

namespace {

bool is_number(const Ast& ast) {
  return std::holds_alternative<std::int64_t>(ast.literal) ||
         std::holds_alternative<Decimal>(ast.literal);
}

std::string print_literal(const Literal& literal) {
  if (const auto* text = std::get_if<std::string>(&literal)) return quote_string_literal(*text);
  if (const auto* number = std::get_if<std::int64_t>(&literal)) return std::to_string(*number);
  if (const auto* boolean = std::get_if<bool>(&literal)) return *boolean ? "true" : "false";
  const auto* decimal = std::get_if<Decimal>(&literal);
  if (decimal == nullptr) return "null";
  const std::string text = decimal->to_string();
  return decimal->scale == 0 ? text + ".0" : text;
}

/// How tightly the expression holds together when it is written.
int precedence_of(const Ast& ast) {
  if (ast.kind == Ast::Kind::kOperator) return operator_info(ast.symbol).precedence;
  if (ast.kind != Ast::Kind::kLiteral || !is_number(ast)) return kMemberPrecedence;
  return kUnaryPrecedence;  // `-5` and `5.` read otherwise before a point
}

std::string print(const Ast& ast, int least_precedence);

std::string print_items(const std::vector<Ast>& children, std::size_t first) {
  std::string text;
  for (std::size_t i = first; i < children.size(); ++i) {
    if (i > first) text += ", ";
    text += print(children[i], kConditionalPrecedence);
  }
  return text;
}

std::string print_unary(const Ast& ast, const OperatorInfo& info) {
  const Ast& operand = ast.children[0];
  const bool would_join =
      ast.symbol == Operator::kNegate && operand.kind == Ast::Kind::kLiteral && is_number(operand);
  const int least = would_join ? kMemberPrecedence : kUnaryPrecedence;
  return std::string(info.symbol) + print(operand, least);
}

std::string print_operator(const Ast& ast) {
  const OperatorInfo& info = operator_info(ast.symbol);
  if (info.most_operands == 1) return print_unary(ast, info);
  if (ast.symbol == Operator::kConditional) {
    return print(ast.children[0], kOrPrecedence) + " ? " + print(ast.children[1], kOrPrecedence) +
           " : " + print(ast.children[2], kConditionalPrecedence);
  }
  const bool chain = ast.symbol == Operator::kAnd || ast.symbol == Operator::kOr;
  std::string text = print(ast.children[0], info.precedence + (chain ? 1 : 0));
  for (std::size_t i = 1; i < ast.children.size(); ++i) {
    text += " " + std::string(info.symbol) + " " + print(ast.children[i], info.precedence + 1);
  }
  return text;
}

std::string print_bare(const Ast& ast) {
  switch (ast.kind) {
    case Ast::Kind::kLiteral: return print_literal(ast.literal);
    case Ast::Kind::kList: return "[" + print_items(ast.children, 0) + "]";
    case Ast::Kind::kName: return ast.text;
    case Ast::Kind::kMember: return print(ast.children[0], kMemberPrecedence) + "." + ast.text;
    case Ast::Kind::kCall: return ast.text + "(" + print_items(ast.children, 0) + ")";
    case Ast::Kind::kMethod:
      return print(ast.children[0], kMemberPrecedence) + "." + ast.text + "(" +
             print_items(ast.children, 1) + ")";
    case Ast::Kind::kQuantifier:
      return print(ast.children[0], kMemberPrecedence) + "." + ast.text + "(" + ast.variable +
             ", " + print(ast.children[1], kConditionalPrecedence) + ")";
    case Ast::Kind::kOperator: return print_operator(ast);
  }
  return {};
}

std::string print(const Ast& ast, int least_precedence) {
  if (precedence_of(ast) >= least_precedence) return print_bare(ast);
  return "(" + print_bare(ast) + ")";
}

}  // namespace

std::string print_expression(const Ast& ast) { return print(ast, kConditionalPrecedence); }

}  // namespace cochin::domain
