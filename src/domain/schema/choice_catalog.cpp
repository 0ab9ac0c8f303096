#include "domain/schema/choice_catalog.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"

namespace cochin::domain {

ChoiceCatalog::ChoiceCatalog(std::vector<Choice> choices) : choices_(std::move(choices)) {
  std::sort(choices_.begin(), choices_.end(), [](const Choice& a, const Choice& b) {
    return std::tuple(a.order, fold(a.label), a.id) < std::tuple(b.order, fold(b.label), b.id);
  });
  for (const Choice& choice : choices_) {
    by_id_.emplace(choice.id, &choice);
    by_category_[choice.category].push_back(&choice);
  }
}

const Choice* ChoiceCatalog::find(std::int64_t id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

const Choice* ChoiceCatalog::find(std::string_view category, std::string_view valeur) const {
  const auto found = by_category_.find(category);
  if (found == by_category_.end()) return nullptr;
  for (const Choice* choice : found->second) {
    if (choice->valeur == valeur) return choice;
  }
  return nullptr;
}

const Choice* ChoiceCatalog::find_by_text(std::string_view category, std::string_view text) const {
  if (const Choice* exact = find(category, text)) return exact;
  const auto found = by_category_.find(category);
  if (found == by_category_.end()) return nullptr;
  const std::string folded = fold(text);
  for (const Choice* choice : found->second) {
    if (fold(choice->valeur) == folded) return choice;
  }
  for (const Choice* choice : found->second) {
    if (fold(choice->label) == folded) return choice;
  }
  return nullptr;
}

std::vector<const Choice*> ChoiceCatalog::in_category(std::string_view category) const {
  const auto found = by_category_.find(category);
  return found == by_category_.end() ? std::vector<const Choice*>{} : found->second;
}

}  // namespace cochin::domain
