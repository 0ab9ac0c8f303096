#include "domain/expressions/parser.hpp"

#include <gtest/gtest.h>

#include "domain/expressions/ast_printer.hpp"
#include "domain/expressions/ast_tree.hpp"
#include "domain/expressions/expression_limits.hpp"
#include "domain/expressions/reserved_words.hpp"
#include "domain/expressions/string_literal.hpp"

namespace cochin::domain {
namespace {

/// The canonical text, or the error's id and position.
std::string canonical(std::string_view source) {
  const auto ast = parse_expression(source);
  if (ast) return print_expression(*ast);
  return std::string(ast.error().id()) + " at " + ast.error().parameters.back().second;
}

std::string text_of(std::string_view source) {
  const auto ast = parse_expression(source);
  const auto* text = ast ? std::get_if<std::string>(&ast->literal) : nullptr;
  return text == nullptr ? "no text" : *text;
}

TEST(ExpressionParser, BindsOperatorsAsCelDoes) {
  EXPECT_EQ(canonical("a||b&&c==d+e*-f"), "a || b && c == d + e * -f");
  EXPECT_EQ(canonical("(a||b)&&c"), "(a || b) && c");
  EXPECT_EQ(canonical("a-(b-c)"), "a - (b - c)");
  EXPECT_EQ(canonical("(a-b)-c"), "a - b - c");
  EXPECT_EQ(canonical("a < b == c"), "a < b == c");
  EXPECT_EQ(canonical("!(a in [1,2])"), "!(a in [1, 2])");
  EXPECT_EQ(canonical("!a.b.c(d)"), "!a.b.c(d)");
  EXPECT_EQ(canonical("a?b:c?d:e"), "a ? b : c ? d : e");
  EXPECT_EQ(canonical("(a?b:c)?d:e"), "(a ? b : c) ? d : e");
  EXPECT_EQ(canonical("a?(b?c:d):e"), "a ? (b ? c : d) : e");
}

TEST(ExpressionParser, KeepsLogicalChainsFlat) {
  EXPECT_EQ(canonical("a && (b && c) && d"), "a && b && c && d");
  std::string chain = "a";
  for (int i = 0; i < 60; ++i) chain += " || a";
  EXPECT_EQ(canonical(chain), chain);
}

TEST(ExpressionParser, ReadsNumbersExactly) {
  EXPECT_EQ(canonical("-9223372036854775808"), "-9223372036854775808");
  EXPECT_EQ(canonical("0x1F + 007"), "31 + 7");
  EXPECT_EQ(canonical("1.50 - .5"), "1.50 - 0.5");
  EXPECT_EQ(canonical("-(5)"), "-(5)");
  EXPECT_EQ(canonical("1 - -5"), "1 - -5");
  EXPECT_EQ(canonical("9223372036854775808"), "unreadable_value at 0");
  EXPECT_EQ(canonical("a > 1234567890123456789.5"), "unreadable_value at 4");
  EXPECT_EQ(canonical("1e3"), "syntax_error at 1");
}

TEST(ExpressionParser, DecodesCelStrings) {
  EXPECT_EQ(text_of(R"('d\'été')"), "d'été");
  EXPECT_EQ(text_of(R"("\x41\u00e9\U0001F600\101\n\t\\")"), "Aé😀A\n\t\\");
  EXPECT_EQ(text_of(R"(r'\d+')"), R"(\d+)");
  EXPECT_EQ(text_of("'''deux\n\"lignes\"'''"), "deux\n\"lignes\"");
  EXPECT_EQ(text_of("''"), "");
  for (const char* broken : {R"('\q')", R"('\ud800')", R"('\x00')", "'a\nb'", "'abc", R"('a\')"}) {
    EXPECT_EQ(canonical(broken), "syntax_error at 0") << broken;
  }
}

TEST(ExpressionParser, NamesTheCharacterOfAnError) {
  EXPECT_EQ(canonical(""), "syntax_error at 0");
  EXPECT_EQ(canonical("a =="), "syntax_error at 4");
  EXPECT_EQ(canonical("'été' == #"), "syntax_error at 9");
  EXPECT_EQ(canonical("a b"), "syntax_error at 2");
  EXPECT_EQ(canonical("l.exists(in, true)"), "syntax_error at 9");
  EXPECT_EQ(canonical("l.exists(id, true)"), "syntax_error at 9");
  EXPECT_EQ(canonical("a.1"), "syntax_error at 1");
  EXPECT_EQ(canonical("(a"), "syntax_error at 2");
  EXPECT_EQ(canonical("\xff"), "syntax_error at 0");
}

TEST(ExpressionParser, SkipsBlanksAndComments) {
  EXPECT_EQ(canonical("  a // première\n && b // fin"), "a && b");
}

TEST(ExpressionParser, RefusesWhatIsTooLarge) {
  EXPECT_EQ(canonical(std::string(kMaxExpressionBytes + 1, ' ')), "expression_too_large at 0");
  EXPECT_EQ(canonical(std::string(17, '!') + "a"), "expression_too_large at 0");
  EXPECT_EQ(canonical(std::string(1000, '(')), "expression_too_large at 64");
  EXPECT_EQ(canonical(std::string(1000, '!')), "expression_too_large at 63");
  std::string sum = "a";
  for (int i = 0; i < 100; ++i) sum += "||a";
  EXPECT_EQ(canonical(sum), "expression_too_large at 0");
  std::string list = "a in [1";
  for (int i = 0; i < 999; ++i) list += ",1";
  EXPECT_EQ(canonical(list + "]").substr(0, 8), "a in [1,");
  EXPECT_EQ(canonical(list + ",1]").substr(0, 20), "expression_too_large");
}

TEST(ExpressionParser, QuotesTextSoThatItReadsTheSame) {
  for (const char* text : {"", "é\"\\'", "\n\t\x01\x7f", "😀"}) {
    EXPECT_EQ(text_of(quote_string_literal(text)), text);
  }
}

TEST(ExpressionTree, GoesThereAndBack) {
  for (const char* source :
       {"a && b.c != null || !(d in [1, 2.50, \"x\", true])", "-(5) - x % 2 * 3 / y",
        "l.exists(v, v.x.all(w, w == v)) ? fold(a).contains(\"é\") : today() > b"}) {
    const auto ast = parse_expression(source);
    ASSERT_TRUE(ast.has_value()) << source;
    const auto back = expression_from_tree(expression_to_tree(*ast));
    ASSERT_TRUE(back.has_value()) << source << back.error().id();
    EXPECT_TRUE(*back == *ast) << source;
    EXPECT_EQ(print_expression(*back), source);
  }
}

TEST(ExpressionTree, RefusesWhatIsNoExpression) {
  const Tree name(Tree::Map{{"name", "a"}});
  const std::vector<Tree> broken = {
      Tree(),
      Tree("a"),
      Tree(Tree::Map{}),
      Tree(Tree::Map{{"nom", "a"}}),
      Tree(Tree::Map{{"name", "a b"}}),
      Tree(Tree::Map{{"name", "true"}}),
      Tree(Tree::Map{{"name", "a"}, {"more", 1}}),
      Tree(Tree::Map{{"literal", Tree::List{}}}),
      Tree(Tree::Map{{"decimal", "1e3"}}),
      Tree(Tree::Map{{"operator", "&&"}, {"args", Tree::List{name}}}),
      Tree(Tree::Map{{"operator", "=>"}, {"args", Tree::List{name, name}}}),
      Tree(Tree::Map{{"method", "exists"}, {"of", name}, {"args", Tree::List{}}}),
      Tree(Tree::Map{
          {"quantifier", "exists"}, {"of", name}, {"variable", "id"}, {"condition", name}})};
  for (const Tree& tree : broken) {
    const auto ast = expression_from_tree(tree);
    ASSERT_FALSE(ast.has_value());
    EXPECT_EQ(ast.error().id(), "malformed_expression_tree");
  }
  Tree deep = name;
  for (int i = 0; i < 40; ++i) deep = Tree::Map{{"operator", "!"}, {"args", Tree::List{deep}}};
  EXPECT_EQ(expression_from_tree(deep).error().id(), "expression_too_large");
}

TEST(ReservedWords, AreThoseThatStandWhereNamesStand) {
  for (const char* word : {"id", "version", "me", "record", "option", "true", "in", "has", "all"}) {
    EXPECT_TRUE(is_reserved_word(word)) << word;
  }
  for (const char* word : {"date", "size", "nom", "statut", ""}) {
    EXPECT_FALSE(is_reserved_word(word)) << word;
  }
}

}  // namespace
}  // namespace cochin::domain
