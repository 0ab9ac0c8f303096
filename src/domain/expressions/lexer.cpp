#include "domain/expressions/lexer.hpp"

#include <array>

#include "base/text.hpp"
#include "domain/expressions/expression_error.hpp"
#include "domain/expressions/expression_limits.hpp"
#include "domain/expressions/string_literal.hpp"

namespace cochin::domain {

namespace {

constexpr std::array<std::string_view, 22> kSymbols = {"&&", "||", "==", "!=", "<=", ">=", "<", ">",
                                                       "!",  "+",  "-",  "*",  "/",  "%",  "?", ":",
                                                       ".",  ",",  "(",  ")",  "[",  "]"};

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }
bool is_name_start(char sign) {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '_';
}
bool is_name_part(char sign) { return is_name_start(sign) || is_digit(sign); }

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}

  Result<std::vector<Token>> run() {
    std::vector<Token> tokens;
    for (;;) {
      skip_blanks();
      if (at_ == source_.size()) break;
      tokens.push_back(TRY(next()));
    }
    const std::size_t end = position_of(at_);
    tokens.push_back({Token::Kind::kEnd, {}, end, end});
    return tokens;
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }

  /// Offsets only grow, so that each stretch of the source is counted once.
  std::size_t position_of(std::size_t offset) {
    characters_ += count_characters(source_.substr(counted_, offset - counted_));
    counted_ = offset;
    return characters_;
  }

  void skip_blanks() {
    for (; at_ < source_.size(); ++at_) {
      if (source_.substr(at_).starts_with("//")) {
        at_ = std::min(source_.find('\n', at_), source_.size() - 1);
        continue;
      }
      const char sign = source_[at_];
      if (sign != ' ' && sign != '\t' && sign != '\n' && sign != '\r' && sign != '\f') return;
    }
  }

  Result<Token> next() {
    const bool raw = (peek() == 'r' || peek() == 'R') && (peek(1) == '"' || peek(1) == '\'');
    if (raw || peek() == '"' || peek() == '\'') return string(raw);
    if (is_name_start(peek())) return name();
    if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) return number();
    return symbol();
  }

  Token taken(Token::Kind kind, std::size_t length) {
    Token token{kind, std::string(source_.substr(at_, length)), position_of(at_)};
    at_ += length;
    token.end = position_of(at_);
    return token;
  }

  Token name() {
    std::size_t length = 1;
    while (is_name_part(peek(length))) ++length;
    const bool is_in = source_.substr(at_, length) == "in";
    return taken(is_in ? Token::Kind::kSymbol : Token::Kind::kName, length);
  }

  Token number() {
    std::size_t length = 0;
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
      length = 2;
      while (is_name_part(peek(length))) ++length;
      return taken(Token::Kind::kInteger, length);
    }
    while (is_digit(peek(length))) ++length;
    if (peek(length) != '.' || !is_digit(peek(length + 1))) {
      return taken(Token::Kind::kInteger, length);
    }
    ++length;
    while (is_digit(peek(length))) ++length;
    return taken(Token::Kind::kDecimal, length);
  }

  Result<Token> symbol() {
    for (const std::string_view candidate : kSymbols) {
      const bool found = source_.substr(at_).starts_with(candidate);
      if (found) return taken(Token::Kind::kSymbol, candidate.size());
    }
    return error_at(errors::syntax_error, position_of(at_));
  }

  Result<Token> string(bool raw) {
    const std::size_t start = at_ + (raw ? 1 : 0);
    const std::string_view rest = source_.substr(start);
    const bool tripled = rest.size() >= 6 && rest[1] == rest[0] && rest[2] == rest[0];
    const std::string quote(tripled ? 3 : 1, rest[0]);
    std::size_t end = quote.size();
    while (end < rest.size() && !rest.substr(end).starts_with(quote)) {
      const bool line_end = rest[end] == '\n' || rest[end] == '\r';
      if (rest[end] == '\0' || (line_end && !tripled)) break;
      end += rest[end] == '\\' && !raw ? 2 : 1;
    }
    const bool closed = end < rest.size() && rest.substr(end).starts_with(quote);
    const std::string_view inside =
        closed ? rest.substr(quote.size(), end - quote.size()) : std::string_view{};
    auto text = raw ? std::optional(std::string(inside)) : decode_string_literal(inside);
    if (!closed || !text) return error_at(errors::syntax_error, position_of(at_));
    Token token{Token::Kind::kString, std::move(*text), position_of(at_)};
    at_ = start + end + quote.size();
    token.end = position_of(at_);
    return token;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0;
  std::size_t characters_ = 0;
};

}  // namespace

Result<std::vector<Token>> tokenize(std::string_view source) {
  if (source.size() > kMaxExpressionBytes) return error_at(errors::expression_too_large, 0);
  if (!is_valid_utf8(source)) return error_at(errors::syntax_error, 0);
  return Lexer(source).run();
}

}  // namespace cochin::domain
