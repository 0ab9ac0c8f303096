#include "domain/expressions/ast_tree.hpp"

#include <array>
#include <initializer_list>

#include "domain/expressions/ast_printer.hpp"
#include "domain/expressions/expression_error.hpp"
#include "domain/expressions/expression_limits.hpp"
#include "domain/expressions/parser.hpp"
#include "domain/expressions/reserved_words.hpp"

namespace cochin::domain {

namespace {

Tree::List to_list(const std::vector<Ast>& children, std::size_t first) {
  Tree::List list;
  for (std::size_t i = first; i < children.size(); ++i) {
    list.push_back(expression_to_tree(children[i]));
  }
  return list;
}

Tree literal_to_tree(const Literal& literal) {
  if (const auto* decimal = std::get_if<Decimal>(&literal)) {
    return Tree::Map{{"decimal", decimal->to_string()}};
  }
  Tree value;
  if (const auto* boolean = std::get_if<bool>(&literal)) value = *boolean;
  if (const auto* number = std::get_if<std::int64_t>(&literal)) value = *number;
  if (const auto* text = std::get_if<std::string>(&literal)) value = *text;
  return Tree::Map{{"literal", std::move(value)}};
}

Error malformed() { return Error{&errors::malformed_expression_tree}; }

bool is_name(std::string_view text) {
  const auto part = [](char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '_' ||
           (sign >= '0' && sign <= '9');
  };
  if (text.empty() || (text[0] >= '0' && text[0] <= '9') || text == "in") return false;
  for (const char sign : text) {
    if (!part(sign)) return false;
  }
  return text != "true" && text != "false" && text != "null";
}

class TreeReader {
 public:
  Result<Ast> read(const Tree& tree, int depth) {
    const Tree::Map* map = tree.as_map();
    if (depth > kMaxExpressionDepth) return error_at(errors::expression_too_large, 0);
    if (map == nullptr || map->empty()) return malformed();
    for (const auto& [key, reader] : kReaders) {
      if (tree.find(key) != nullptr) return (this->*reader)(tree, depth);
    }
    return malformed();
  }

 private:
  using Reader = Result<Ast> (TreeReader::*)(const Tree&, int);
  static const std::array<std::pair<std::string_view, Reader>, 9> kReaders;

  static Status only(const Tree& tree, std::initializer_list<std::string_view> keys) {
    if (tree.as_map()->size() != keys.size()) return malformed();
    for (const std::string_view key : keys) {
      if (tree.find(key) == nullptr) return malformed();
    }
    return ok();
  }

  static Result<std::string> name(const Tree& tree, std::string_view key) {
    const std::string* text = tree.find(key)->as_string();
    if (text == nullptr || !is_name(*text)) return malformed();
    return *text;
  }

  Status children(const Tree& tree, std::string_view key, int depth, std::vector<Ast>& into) {
    const Tree::List* list = tree.find(key)->as_list();
    if (list == nullptr) return malformed();
    if (list->size() > kMaxListItems) return error_at(errors::expression_too_large, 0);
    for (const Tree& item : *list) into.push_back(TRY(read(item, depth + 1)));
    return ok();
  }

  Result<Ast> literal(const Tree& tree, int) {
    TRY(only(tree, {"literal"}));
    const Tree& value = *tree.find("literal");
    Ast ast;
    if (value.is_null()) return ast;
    if (const bool* boolean = value.as_bool()) return ast.literal = *boolean, ast;
    if (const std::int64_t* number = value.as_integer()) return ast.literal = *number, ast;
    if (const std::string* text = value.as_string()) return ast.literal = *text, ast;
    return malformed();
  }

  Result<Ast> decimal(const Tree& tree, int) {
    TRY(only(tree, {"decimal"}));
    const std::string* text = tree.find("decimal")->as_string();
    const auto value = text == nullptr ? std::nullopt : Decimal::parse(*text);
    if (!value) return malformed();
    return Ast{.literal = *value};
  }

  Result<Ast> named(const Tree& tree, int) {
    TRY(only(tree, {"name"}));
    return Ast{.kind = Ast::Kind::kName, .text = TRY(name(tree, "name"))};
  }

  Result<Ast> member(const Tree& tree, int depth) {
    TRY(only(tree, {"member", "of"}));
    Ast ast{.kind = Ast::Kind::kMember, .text = TRY(name(tree, "member"))};
    ast.children.push_back(TRY(read(*tree.find("of"), depth + 1)));
    return ast;
  }

  Result<Ast> list(const Tree& tree, int depth) {
    TRY(only(tree, {"list"}));
    Ast ast{.kind = Ast::Kind::kList};
    TRY(children(tree, "list", depth, ast.children));
    return ast;
  }

  Result<Ast> call(const Tree& tree, int depth) {
    TRY(only(tree, {"call", "args"}));
    Ast ast{.kind = Ast::Kind::kCall, .text = TRY(name(tree, "call"))};
    TRY(children(tree, "args", depth, ast.children));
    return ast;
  }

  Result<Ast> method(const Tree& tree, int depth) {
    TRY(only(tree, {"method", "of", "args"}));
    Ast ast{.kind = Ast::Kind::kMethod, .text = TRY(name(tree, "method"))};
    ast.children.push_back(TRY(read(*tree.find("of"), depth + 1)));
    TRY(children(tree, "args", depth, ast.children));
    const bool is_quantifier = ast.text == "exists" || ast.text == "all";
    if (is_quantifier) return malformed();
    return ast;
  }

  Result<Ast> quantifier(const Tree& tree, int depth) {
    TRY(only(tree, {"quantifier", "of", "variable", "condition"}));
    Ast ast{.kind = Ast::Kind::kQuantifier, .text = TRY(name(tree, "quantifier"))};
    ast.variable = TRY(name(tree, "variable"));
    const bool known = ast.text == "exists" || ast.text == "all";
    if (!known || is_reserved_word(ast.variable)) return malformed();
    ast.children.push_back(TRY(read(*tree.find("of"), depth + 1)));
    ast.children.push_back(TRY(read(*tree.find("condition"), depth + 1)));
    return ast;
  }

  Result<Ast> operation(const Tree& tree, int depth) {
    TRY(only(tree, {"operator", "args"}));
    const std::string* symbol = tree.find("operator")->as_string();
    Ast ast{.kind = Ast::Kind::kOperator};
    TRY(children(tree, "args", depth, ast.children));
    for (const OperatorInfo& info : all_operators()) {
      const bool fits = symbol != nullptr && info.symbol == *symbol &&
                        ast.children.size() >= info.least_operands &&
                        ast.children.size() <= info.most_operands;
      if (!fits) continue;
      ast.symbol = info.name;
      return ast;
    }
    return malformed();
  }
};

const std::array<std::pair<std::string_view, TreeReader::Reader>, 9> TreeReader::kReaders = {{
    {"literal", &TreeReader::literal},
    {"decimal", &TreeReader::decimal},
    {"name", &TreeReader::named},
    {"member", &TreeReader::member},
    {"list", &TreeReader::list},
    {"call", &TreeReader::call},
    {"method", &TreeReader::method},
    {"quantifier", &TreeReader::quantifier},
    {"operator", &TreeReader::operation},
}};

}  // namespace

Tree expression_to_tree(const Ast& ast) {
  switch (ast.kind) {
    case Ast::Kind::kLiteral: return literal_to_tree(ast.literal);
    case Ast::Kind::kList: return Tree::Map{{"list", to_list(ast.children, 0)}};
    case Ast::Kind::kName: return Tree::Map{{"name", ast.text}};
    case Ast::Kind::kMember:
      return Tree::Map{{"member", ast.text}, {"of", expression_to_tree(ast.children[0])}};
    case Ast::Kind::kCall: return Tree::Map{{"call", ast.text}, {"args", to_list(ast.children, 0)}};
    case Ast::Kind::kMethod:
      return Tree::Map{{"method", ast.text},
                       {"of", expression_to_tree(ast.children[0])},
                       {"args", to_list(ast.children, 1)}};
    case Ast::Kind::kQuantifier:
      return Tree::Map{{"quantifier", ast.text},
                       {"of", expression_to_tree(ast.children[0])},
                       {"variable", ast.variable},
                       {"condition", expression_to_tree(ast.children[1])}};
    case Ast::Kind::kOperator:
      return Tree::Map{{"operator", operator_info(ast.symbol).symbol},
                       {"args", to_list(ast.children, 0)}};
  }
  return {};
}

Result<Ast> expression_from_tree(const Tree& tree) {
  const Ast ast = TRY(TreeReader().read(tree, 1));
  return parse_expression(print_expression(ast));
}

}  // namespace cochin::domain
