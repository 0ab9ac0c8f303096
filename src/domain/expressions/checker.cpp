#include "domain/expressions/checker.hpp"

#include <algorithm>
#include <array>

#include "domain/expressions/ast_printer.hpp"
#include "domain/expressions/expression_error.hpp"
#include "domain/expressions/name_scope.hpp"
#include "domain/expressions/operand_rules.hpp"
#include "domain/expressions/parser.hpp"

namespace cochin::domain {

using Kind = ExpressionType::Kind;

namespace {

NodeKind node_kind(Operator symbol) {
  switch (symbol) {
    case Operator::kConditional: return NodeKind::kConditional;
    case Operator::kOr: return NodeKind::kOr;
    case Operator::kAnd: return NodeKind::kAnd;
    case Operator::kEqual: return NodeKind::kEqual;
    case Operator::kNotEqual: return NodeKind::kNotEqual;
    case Operator::kLess: return NodeKind::kLess;
    case Operator::kLessEqual: return NodeKind::kLessEqual;
    case Operator::kGreater: return NodeKind::kGreater;
    case Operator::kGreaterEqual: return NodeKind::kGreaterEqual;
    case Operator::kIn: return NodeKind::kIn;
    case Operator::kAdd: return NodeKind::kAdd;
    case Operator::kSubtract: return NodeKind::kSubtract;
    case Operator::kMultiply: return NodeKind::kMultiply;
    case Operator::kDivide: return NodeKind::kDivide;
    case Operator::kModulo: return NodeKind::kModulo;
    case Operator::kNot: return NodeKind::kNot;
    case Operator::kNegate: return NodeKind::kNegate;
  }
  return NodeKind::kConstant;
}

CheckedNode node_of(NodeKind kind, Kind type, std::size_t position) {
  return {.kind = kind, .type = {.kind = type}, .position = position};
}

class Checker {
 public:
  explicit Checker(const CheckContext& context) : scope_(context) {}

  Result<CheckedNode> check(const Ast& ast) {
    switch (ast.kind) {
      case Ast::Kind::kLiteral: return literal(ast);
      case Ast::Kind::kList: return list(ast);
      case Ast::Kind::kName:
      case Ast::Kind::kMember: return named(ast);
      case Ast::Kind::kCall: return call(ast);
      case Ast::Kind::kMethod: return method(ast);
      case Ast::Kind::kQuantifier: return quantifier(ast);
      case Ast::Kind::kOperator: return operation(ast);
    }
    return error_at(errors::syntax_error, ast.position);
  }

 private:
  using Function = Result<CheckedNode> (Checker::*)(const Ast&);
  struct FunctionRule {
    std::string_view name;
    std::size_t arguments;
    Function check;
  };
  static const std::array<FunctionRule, 8> kFunctions;

  static Result<CheckedNode> literal(const Ast& ast) {
    const auto make = [&](Kind kind, Scalar value) {
      return constant_node(kind, std::move(value), ast.position);
    };
    if (const auto* text = std::get_if<std::string>(&ast.literal))
      return make(Kind::kString, *text);
    if (const auto* yes = std::get_if<bool>(&ast.literal)) return make(Kind::kBool, *yes);
    if (const auto* whole = std::get_if<std::int64_t>(&ast.literal))
      return make(Kind::kInt, *whole);
    if (const auto* exact = std::get_if<Decimal>(&ast.literal)) return make(Kind::kDecimal, *exact);
    return make(Kind::kNull, std::monostate{});
  }

  Result<CheckedNode> items(const Ast& ast) {
    CheckedNode node = node_of(NodeKind::kListLiteral, Kind::kList, ast.position);
    node.children.reserve(ast.children.size());
    for (const Ast& child : ast.children) node.children.push_back(TRY(check(child)));
    return node;
  }

  Result<CheckedNode> list(const Ast& ast) {
    CheckedNode node = TRY(items(ast));
    std::vector<CheckedNode*> all;
    for (CheckedNode& item : node.children) all.push_back(&item);
    if (all.empty()) return node;
    const ExpressionType type = TRY(make_alike(std::move(all)));
    if (type.is(Kind::kRecord)) return type_mismatch(ast.position, "int", type);
    node.type = list_of(type);
    return node;
  }

  Result<NameScope::Meaning> meaning(const Ast& ast) {
    if (ast.kind == Ast::Kind::kName) return scope_.find(ast.text, ast.position);
    if (ast.kind != Ast::Kind::kMember) return NameScope::Meaning(TRY(check(ast)));
    const Ast& owner = ast.children[0];
    if (owner.kind == Ast::Kind::kName && owner.text == "me") {
      return NameScope::Meaning(TRY(member_of_me(ast)));
    }
    NameScope::Meaning found = TRY(meaning(owner));
    if (auto* referrers = std::get_if<NameScope::Referrers>(&found)) {
      return NameScope::Meaning(
          TRY(scope_.choose_link(std::move(*referrers), ast.text, ast.position)));
    }
    return scope_.find_member(std::get<CheckedNode>(std::move(found)), ast.text, ast.position);
  }

  Result<CheckedNode> named(const Ast& ast) {
    NameScope::Meaning found = TRY(meaning(ast));
    if (auto* node = std::get_if<CheckedNode>(&found)) return std::move(*node);
    return scope_.only_link(std::get<NameScope::Referrers>(std::move(found)), ast.position);
  }

  static Result<CheckedNode> member_of_me(const Ast& ast) {
    if (ast.text == "id") return node_of(NodeKind::kMyId, Kind::kInt, ast.position);
    if (ast.text == "username") return node_of(NodeKind::kMyUsername, Kind::kString, ast.position);
    if (ast.text != "groups") {
      return error_at(errors::unknown_field, ast.position, {{"name", ast.text}});
    }
    CheckedNode groups = node_of(NodeKind::kMyGroups, Kind::kList, ast.position);
    groups.type.element = Kind::kString;
    return groups;
  }

  static Error unknown_function(const Ast& ast) {
    return error_at(errors::unknown_function, ast.position, {{"name", ast.text}});
  }

  Result<CheckedNode> call(const Ast& ast) {
    for (const FunctionRule& rule : kFunctions) {
      if (rule.name == ast.text && rule.arguments == ast.children.size()) {
        return (this->*rule.check)(ast);
      }
    }
    if (ast.text == "has" && ast.children.size() == 1) return has(ast);
    return unknown_function(ast);
  }

  Result<CheckedNode> today(const Ast& ast) {
    return node_of(NodeKind::kToday, Kind::kDate, ast.position);
  }
  Result<CheckedNode> now(const Ast& ast) {
    return node_of(NodeKind::kNow, Kind::kTimestamp, ast.position);
  }

  static Result<const std::string*> literal_text(const Ast& argument) {
    const bool literal = argument.kind == Ast::Kind::kLiteral;
    const auto* text = literal ? std::get_if<std::string>(&argument.literal) : nullptr;
    if (text == nullptr) {
      return error_at(errors::type_mismatch, argument.position,
                      {{"expected", "\"…\""}, {"found", "expression"}});
    }
    return text;
  }

  template <typename T>
  static Result<CheckedNode> written(const Ast& ast, Kind kind, const std::optional<T>& value) {
    const Ast& argument = ast.children[0];
    if (value) return constant_node(kind, *value, ast.position);
    return error_at(errors::unreadable_value, argument.position,
                    {{"text", std::get<std::string>(argument.literal)},
                     {"expected", std::string(name_of(kind))}});
  }

  Result<CheckedNode> date(const Ast& ast) {
    const std::string* text = TRY(literal_text(ast.children[0]));
    return written(ast, Kind::kDate, Date::parse(*text));
  }
  Result<CheckedNode> timestamp(const Ast& ast) {
    const std::string* text = TRY(literal_text(ast.children[0]));
    return written(ast, Kind::kTimestamp, Timestamp::parse(*text));
  }
  Result<CheckedNode> duration(const Ast& ast) {
    const std::string* text = TRY(literal_text(ast.children[0]));
    return written(ast, Kind::kDuration, parse_duration(*text));
  }

  Result<CheckedNode> days(const Ast& ast) {
    CheckedNode node = node_of(NodeKind::kDays, Kind::kDuration, ast.position);
    node.children.push_back(TRY(check(ast.children[0])));
    TRY(require_kind(node.children[0], Kind::kInt));
    return node;
  }

  Result<CheckedNode> fold(const Ast& ast) {
    CheckedNode node = node_of(NodeKind::kFold, Kind::kString, ast.position);
    node.children.push_back(TRY(check(ast.children[0])));
    TRY(make_text(node.children[0]));
    return node;
  }

  Result<CheckedNode> size(const Ast& ast) {
    CheckedNode node = node_of(NodeKind::kSize, Kind::kInt, ast.position);
    CheckedNode operand = TRY(check(ast.children[0]));
    if (operand.type.is(Kind::kNull))
      return constant_node(Kind::kInt, std::int64_t{0}, ast.position);
    if (!operand.type.is(Kind::kList)) TRY(make_text(operand));
    node.children.push_back(std::move(operand));
    return node;
  }

  /// `has(x)` is `x != null`, or, of a list, whether it has items.
  Result<CheckedNode> has(const Ast& ast) {
    const Ast& argument = ast.children[0];
    const bool is_name = argument.kind == Ast::Kind::kName || argument.kind == Ast::Kind::kMember;
    if (!is_name) return error_at(errors::syntax_error, argument.position);
    CheckedNode operand = TRY(named(argument));
    const bool is_list = operand.type.is(Kind::kList);
    CheckedNode node =
        node_of(is_list ? NodeKind::kGreater : NodeKind::kNotEqual, Kind::kBool, ast.position);
    if (is_list) {
      CheckedNode size = node_of(NodeKind::kSize, Kind::kInt, ast.position);
      size.children.push_back(std::move(operand));
      node.children.push_back(std::move(size));
      node.children.push_back(constant_node(Kind::kInt, std::int64_t{0}, ast.position));
    } else {
      node.children.push_back(std::move(operand));
      node.children.push_back(constant_node(Kind::kNull, std::monostate{}, ast.position));
    }
    return node;
  }

  Result<CheckedNode> method(const Ast& ast) {
    static constexpr std::array<std::pair<std::string_view, NodeKind>, 4> kMethods = {
        {{"contains", NodeKind::kContains},
         {"startsWith", NodeKind::kStartsWith},
         {"endsWith", NodeKind::kEndsWith},
         {"matches", NodeKind::kMatches}}};
    if (ast.text == "size" && ast.children.size() == 1) return size(ast);
    const auto rule =
        std::ranges::find(kMethods, ast.text, &std::pair<std::string_view, NodeKind>::first);
    if (rule == kMethods.end() || ast.children.size() != 2) return unknown_function(ast);
    CheckedNode node = node_of(rule->second, Kind::kBool, ast.position);
    node.children.push_back(TRY(check(ast.children[0])));
    TRY(make_text(node.children[0]));
    if (rule->second == NodeKind::kMatches) return matches(std::move(node), ast.children[1]);
    node.children.push_back(TRY(check(ast.children[1])));
    TRY(make_text(node.children[1]));
    return node;
  }

  static Result<CheckedNode> matches(CheckedNode node, const Ast& argument) {
    const std::string* text = TRY(literal_text(argument));
    node.pattern = TextPattern::compile(*text);
    if (node.pattern == nullptr) return error_at(errors::invalid_pattern, argument.position);
    node.constant = *text;
    return node;
  }

  Result<CheckedNode> quantifier(const Ast& ast) {
    const bool exists = ast.text == "exists";
    CheckedNode node =
        node_of(exists ? NodeKind::kExists : NodeKind::kAll, Kind::kBool, ast.position);
    node.children.push_back(TRY(check(ast.children[0])));
    TRY(require_kind(node.children[0], Kind::kList));
    node.variable = scope_.open_variable(ast.variable, node.children[0]);
    node.children.push_back(TRY(check(ast.children[1])));
    scope_.close_variable();
    TRY(require_kind(node.children[1], Kind::kBool));
    return node;
  }

  Result<CheckedNode> operation(const Ast& ast) {
    if (ast.symbol == Operator::kIn) return membership(ast);
    CheckedNode node = node_of(node_kind(ast.symbol), Kind::kBool, ast.position);
    for (const Ast& child : ast.children) node.children.push_back(TRY(check(child)));
    std::vector<CheckedNode>& operands = node.children;
    const bool compares = node.kind >= NodeKind::kEqual && node.kind <= NodeKind::kGreaterEqual;
    if (compares) {
      auto days = compare_days(node.kind, operands[0], operands[1], ast.position);
      if (days) return std::move(*days);
    }
    switch (ast.symbol) {
      case Operator::kAnd:
      case Operator::kOr:
      case Operator::kNot:
        for (const CheckedNode& operand : operands) TRY(require_kind(operand, Kind::kBool));
        break;
      case Operator::kConditional:
        TRY(require_kind(operands[0], Kind::kBool));
        node.type = TRY(make_alike({&operands[1], &operands[2]}));
        break;
      case Operator::kEqual:
      case Operator::kNotEqual: TRY(make_equatable(operands[0], operands[1], ast.position)); break;
      case Operator::kLess:
      case Operator::kLessEqual:
      case Operator::kGreater:
      case Operator::kGreaterEqual:
        TRY(make_orderable(operands[0], operands[1], ast.position));
        break;
      case Operator::kNegate:
        if (!operands[0].type.is_number()) TRY(require_kind(operands[0], Kind::kDuration));
        node.type = operands[0].type;
        break;
      default: node.type = TRY(arithmetic_type(ast.symbol, operands[0], operands[1], ast.position));
    }
    return node;
  }

  /// Whether a choice can be looked for in the list as itself, rather than as text.
  static bool fits_choice(const ExpressionType& choice, const std::vector<CheckedNode>& items) {
    return std::ranges::all_of(items, [&](const CheckedNode& item) {
      const bool written = item.kind == NodeKind::kConstant;
      return written || item.type.is(Kind::kNull) || item.type == choice;
    });
  }

  Result<CheckedNode> membership(const Ast& ast) {
    CheckedNode node = node_of(NodeKind::kIn, Kind::kBool, ast.position);
    CheckedNode item = TRY(check(ast.children[0]));
    const bool written = ast.children[1].kind == Ast::Kind::kList;
    CheckedNode list = written ? TRY(items(ast.children[1])) : TRY(check(ast.children[1]));
    const bool fits = list.type.is(Kind::kList) && !list.type.is_record_list();
    if (!fits) return type_mismatch(list.position, name_of(Kind::kList), list.type);
    if (!written) {
      CheckedNode any = node_of(NodeKind::kVariable, list.type.element, list.position);
      any.type = element_of(list.type);
      TRY(make_equatable(item, any, ast.position));
    }
    if (written && item.type.is(Kind::kChoice) && !fits_choice(item.type, list.children)) {
      TRY(make_text(item));
    }
    for (std::size_t i = 0; written && i < list.children.size(); ++i) {
      const ExpressionType before = item.type;
      TRY(make_equatable(item, list.children[i], ast.position));
      const bool changed_late = i > 0 && before != item.type;
      if (changed_late) return type_mismatch(ast.position, name_of(before.kind), item.type);
    }
    node.children.push_back(std::move(item));
    node.children.push_back(std::move(list));
    return node;
  }

  NameScope scope_;
};

const std::array<Checker::FunctionRule, 8> Checker::kFunctions = {{
    {"today", 0, &Checker::today},
    {"now", 0, &Checker::now},
    {"date", 1, &Checker::date},
    {"timestamp", 1, &Checker::timestamp},
    {"duration", 1, &Checker::duration},
    {"days", 1, &Checker::days},
    {"fold", 1, &Checker::fold},
    {"size", 1, &Checker::size},
}};

void collect_uses(const CheckedNode& node, ExpressionUses& uses) {
  if (node.field) uses.fields.push_back(node.field);
  const bool follows = node.kind == NodeKind::kStep || node.kind == NodeKind::kReferrers;
  if (follows) uses.tables.push_back(node.table);
  if (node.kind == NodeKind::kConstant && node.type.is(Kind::kChoice)) {
    uses.choices.emplace_back(node.type.category, std::get<std::string>(node.constant));
  }
  for (const CheckedNode& child : node.children) collect_uses(child, uses);
}

template <typename T>
void sort_unique(std::vector<T>& items) {
  std::ranges::sort(items);
  items.erase(std::ranges::unique(items).begin(), items.end());
}

}  // namespace

Result<CheckedExpression> check_expression(std::string_view source, const CheckContext& context) {
  const Ast ast = TRY(parse_expression(source));
  return check_ast(ast, context);
}

Result<CheckedExpression> check_ast(const Ast& ast, const CheckContext& context) {
  if (!fits_limits(ast)) return error_at(errors::expression_too_large, 0);
  CheckedExpression expression{.root = TRY(Checker(context).check(ast)),
                               .uses = {},
                               .table = context.table.id,
                               .source = print_expression(ast)};
  if (context.expected == CheckContext::Expected::kBool) {
    TRY(require_kind(expression.root, Kind::kBool));
  }
  collect_uses(expression.root, expression.uses);
  sort_unique(expression.uses.tables);
  sort_unique(expression.uses.fields);
  sort_unique(expression.uses.choices);
  return expression;
}

}  // namespace cochin::domain
