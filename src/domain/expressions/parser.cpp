#include "domain/expressions/parser.hpp"

#include <charconv>

#include "domain/expressions/expression_error.hpp"
#include "domain/expressions/expression_limits.hpp"
#include "domain/expressions/lexer.hpp"
#include "domain/expressions/reserved_words.hpp"

namespace cochin::domain {

namespace {

/// Parentheses and signs that leave no node still nest; this bounds the stack.
constexpr int kMaxNesting = 64;

const OperatorInfo* find_binary_operator(const Token& token) {
  if (token.kind != Token::Kind::kSymbol) return nullptr;
  for (const OperatorInfo& info : all_operators()) {
    if (info.least_operands == 2 && info.symbol == token.text) return &info;
  }
  return nullptr;
}

bool is_literal_word(std::string_view name) {
  return name == "true" || name == "false" || name == "null";
}

std::optional<std::int64_t> read_integer(std::string_view digits, bool negative) {
  const bool hexadecimal = digits.starts_with("0x") || digits.starts_with("0X");
  if (hexadecimal) digits.remove_prefix(2);
  const std::string text = (negative ? "-" : "") + std::string(digits);
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value, hexadecimal ? 16 : 10);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return value;
}

std::optional<Decimal> read_decimal(std::string_view digits, bool negative) {
  const std::string text =
      (negative ? "-" : "") + std::string(digits.starts_with('.') ? "0" : "") + std::string(digits);
  return Decimal::parse(text);
}

class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Result<Ast> run() {
    Ast ast = TRY(expression());
    if (peek().kind != Token::Kind::kEnd) return unexpected();
    return ast;
  }

 private:
  const Token& peek(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }
  Token take() { return at_ + 1 < tokens_.size() ? tokens_[at_++] : tokens_[at_]; }
  bool accept(std::string_view symbol) {
    const bool found = peek().is(symbol);
    if (found) take();
    return found;
  }
  Status expect(std::string_view symbol) {
    if (!accept(symbol)) return unexpected();
    return ok();
  }
  Error unexpected() const { return error_at(errors::syntax_error, peek().position); }

  Result<Ast> expression() {
    if (++nesting_ > kMaxNesting) return error_at(errors::expression_too_large, peek().position);
    Ast ast = TRY(conditional());
    --nesting_;
    return ast;
  }

  Result<Ast> conditional() {
    Ast condition = TRY(binary(kOrPrecedence));
    if (!peek().is("?")) return condition;
    Ast ast = operation(Operator::kConditional, take().position);
    ast.children.push_back(std::move(condition));
    ast.children.push_back(TRY(binary(kOrPrecedence)));
    TRY(expect(":"));
    ast.children.push_back(TRY(expression()));
    return ast;
  }

  Result<Ast> binary(int least_precedence) {
    Ast left = TRY(unary());
    for (;;) {
      const OperatorInfo* info = find_binary_operator(peek());
      if (info == nullptr || info->precedence < least_precedence) return left;
      const std::size_t position = take().position;
      Ast right = TRY(binary(info->precedence + 1));
      if (info->name == Operator::kAnd || info->name == Operator::kOr) {
        left = join_logical(info->name, std::move(left), std::move(right), position);
        continue;
      }
      Ast ast = operation(info->name, position);
      ast.children.push_back(std::move(left));
      ast.children.push_back(std::move(right));
      left = std::move(ast);
    }
  }

  Result<Ast> unary() {
    const bool negative = peek().is("-");
    if (!negative && !peek().is("!")) return member();
    const bool literal =
        peek(1).kind == Token::Kind::kInteger || peek(1).kind == Token::Kind::kDecimal;
    if (negative && literal) return member();
    if (++nesting_ > kMaxNesting) return error_at(errors::expression_too_large, peek().position);
    Ast ast = operation(negative ? Operator::kNegate : Operator::kNot, take().position);
    ast.children.push_back(TRY(unary()));
    --nesting_;
    return ast;
  }

  Result<Ast> member() {
    Ast owner = TRY(primary());
    while (accept(".")) {
      if (peek().kind != Token::Kind::kName || is_literal_word(peek().text)) return unexpected();
      const Token name = take();
      const bool quantifier = name.text == "exists" || name.text == "all";
      if (!peek().is("(")) {
        Ast ast{.kind = Ast::Kind::kMember, .text = name.text, .position = name.position};
        ast.children.push_back(std::move(owner));
        owner = std::move(ast);
      } else if (quantifier) {
        owner = TRY(quantified(name, std::move(owner)));
      } else {
        Ast ast{.kind = Ast::Kind::kMethod, .text = name.text, .position = name.position};
        ast.children.push_back(std::move(owner));
        TRY(arguments("(", ")", ast.children));
        owner = std::move(ast);
      }
    }
    return owner;
  }

  Result<Ast> quantified(const Token& name, Ast list) {
    TRY(expect("("));
    Ast ast{.kind = Ast::Kind::kQuantifier, .text = name.text, .position = name.position};
    if (peek().kind != Token::Kind::kName || is_reserved_word(peek().text)) return unexpected();
    ast.variable = take().text;
    TRY(expect(","));
    ast.children.push_back(std::move(list));
    ast.children.push_back(TRY(expression()));
    TRY(expect(")"));
    return ast;
  }

  Status arguments(std::string_view opening, std::string_view closing, std::vector<Ast>& into) {
    TRY(expect(opening));
    if (accept(closing)) return ok();
    const std::size_t most = into.size() + kMaxListItems;
    do {
      if (into.size() == most) return error_at(errors::expression_too_large, peek().position);
      into.push_back(TRY(expression()));
    } while (accept(",") && !peek().is(closing));
    return expect(closing);
  }

  Result<Ast> primary() {
    const std::size_t position = peek().position;
    if (peek().is("[")) {
      Ast list{.kind = Ast::Kind::kList, .position = position};
      TRY(arguments("[", "]", list.children));
      return list;
    }
    if (accept("(")) {
      Ast ast = TRY(expression());
      TRY(expect(")"));
      return ast;
    }
    if (peek().kind == Token::Kind::kName) return named();
    return literal();
  }

  Result<Ast> named() {
    const Token name = take();
    if (is_literal_word(name.text)) {
      Ast ast{.kind = Ast::Kind::kLiteral, .position = name.position};
      if (name.text != "null") ast.literal = name.text == "true";
      return ast;
    }
    if (peek().is("(")) {
      Ast call{.kind = Ast::Kind::kCall, .text = name.text, .position = name.position};
      TRY(arguments("(", ")", call.children));
      return call;
    }
    return Ast{.kind = Ast::Kind::kName, .text = name.text, .position = name.position};
  }

  Result<Ast> literal() {
    const std::size_t position = peek().position;
    const bool negative = accept("-");
    const Token token = peek();
    Ast ast{.kind = Ast::Kind::kLiteral, .position = position};
    if (token.kind == Token::Kind::kString && !negative) {
      ast.literal = token.text;
    } else if (token.kind == Token::Kind::kInteger) {
      const auto value = read_integer(token.text, negative);
      if (!value) return unreadable(token, "int");
      ast.literal = *value;
    } else if (token.kind == Token::Kind::kDecimal) {
      const auto value = read_decimal(token.text, negative);
      if (!value) return unreadable(token, "decimal");
      ast.literal = *value;
    } else {
      return unexpected();
    }
    take();
    return ast;
  }

  static Error unreadable(const Token& token, const char* expected) {
    return error_at(errors::unreadable_value, token.position,
                    {{"text", token.text}, {"expected", expected}});
  }

  static Ast operation(Operator symbol, std::size_t position) {
    return Ast{.kind = Ast::Kind::kOperator, .symbol = symbol, .position = position};
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int nesting_ = 0;
};

}  // namespace

Result<Ast> parse_expression(std::string_view source) {
  std::vector<Token> tokens = TRY(tokenize(source));
  Ast ast = TRY(Parser(std::move(tokens)).run());
  if (!fits_limits(ast)) return error_at(errors::expression_too_large, 0);
  return ast;
}

}  // namespace cochin::domain
