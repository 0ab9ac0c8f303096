#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/expressions/checked_expression.hpp"

namespace cochin::domain {

/// A choice gets another `valeur`, by which expressions name it.
struct ChoiceRenaming {
  std::string category;
  std::string before;
  std::string after;
  /// Where `option` is a choice of the category: the field of `choix` that holds its name, with
  /// which a text is compared.
  FieldId option_name = {};
};

/// `source`, of which `checked` was made, with the choice under its new name wherever it stands for
/// itself; everything else, blanks and comments too, as it was written. Empty when it nowhere does:
/// a text that only looks the same stays.
std::optional<std::string> rename_choice(std::string_view source, const CheckedExpression& checked,
                                         const ChoiceRenaming& renaming);

}  // namespace cochin::domain
