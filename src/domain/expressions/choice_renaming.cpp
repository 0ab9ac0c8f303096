#include "domain/expressions/choice_renaming.hpp"

#include <algorithm>
#include <set>
#include <variant>

#include "domain/expressions/lexer.hpp"
#include "domain/expressions/string_literal.hpp"

namespace cochin::domain {

namespace {

bool is_text(const CheckedNode& node, const std::string& text) {
  const auto* constant = std::get_if<std::string>(&node.constant);
  return node.kind == NodeKind::kConstant && constant != nullptr && *constant == text;
}

/// `option.valeur`
bool is_option_name(const CheckedNode& node, FieldId name) {
  return node.kind == NodeKind::kField && name && node.field == name &&
         node.children.front().kind == NodeKind::kRoot &&
         node.children.front().root == ExpressionRoot::kOption;
}

/// Where the choice stands, in characters from the start of the source. `names` says that texts are
/// compared with the name of a choice here.
void collect_places(const CheckedNode& node, const ChoiceRenaming& renaming, bool names,
                    std::set<std::size_t>& places) {
  const bool is_choice =
      node.type.is(ExpressionType::Kind::kChoice) && node.type.category == renaming.category;
  if ((is_choice || names) && is_text(node, renaming.before)) places.insert(node.position);
  const bool compares = node.kind == NodeKind::kEqual || node.kind == NodeKind::kNotEqual ||
                        node.kind == NodeKind::kIn;
  const bool compares_name =
      compares && std::ranges::any_of(node.children, [&](const CheckedNode& child) {
        return is_option_name(child, renaming.option_name);
      });
  const bool is_list = node.kind == NodeKind::kListLiteral;
  for (const CheckedNode& child : node.children) {
    collect_places(child, renaming, compares_name || (names && is_list), places);
  }
}

/// The offset of the next `characters` of valid UTF-8.
std::size_t advance(std::string_view source, std::size_t offset, std::size_t characters) {
  while (characters > 0 && offset < source.size()) {
    ++offset;
    while (offset < source.size() && (static_cast<unsigned char>(source[offset]) & 0xC0U) == 0x80U)
      ++offset;
    --characters;
  }
  return offset;
}

}  // namespace

std::optional<std::string> rename_choice(std::string_view source, const CheckedExpression& checked,
                                         const ChoiceRenaming& renaming) {
  std::set<std::size_t> places;
  collect_places(checked.root, renaming, false, places);
  const auto tokens = tokenize(source);
  if (places.empty() || !tokens) return {};
  std::string renamed;
  std::size_t offset = 0;
  std::size_t character = 0;
  for (const Token& token : *tokens) {
    const bool is_it = token.kind == Token::Kind::kString && places.contains(token.position);
    if (!is_it) continue;
    const std::size_t begin = advance(source, offset, token.position - character);
    renamed.append(source.substr(offset, begin - offset));
    renamed.append(quote_string_literal(renaming.after));
    offset = advance(source, begin, token.end - token.position);
    character = token.end;
  }
  return renamed.append(source.substr(offset));
}

}  // namespace cochin::domain
