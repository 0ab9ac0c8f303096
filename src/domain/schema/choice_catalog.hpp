#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cochin::domain {

/// One entry of a drop-down list: a record of the table `choix`.
struct Choice {
  std::int64_t id = 0;
  std::string category;
  std::string valeur;  ///< the technical value that the API reads and writes
  std::string label;
  std::int64_t order = 0;
};

/// Every choice of the instance, immutable once built. Records refer to choices by id.
class ChoiceCatalog {
 public:
  ChoiceCatalog() = default;
  explicit ChoiceCatalog(std::vector<Choice> choices);

  /// nullptr when there is none.
  const Choice* find(std::int64_t id) const;
  const Choice* find(std::string_view category, std::string_view valeur) const;
  /// By `valeur` first, then by label, both folded: what an import cell names.
  const Choice* find_by_text(std::string_view category, std::string_view text) const;
  /// The choices of a category by `order`, then label. Empty for an unknown category.
  std::vector<const Choice*> in_category(std::string_view category) const;

 private:
  std::vector<Choice> choices_;  ///< by category, order, label
  std::unordered_map<std::int64_t, const Choice*> by_id_;
  std::map<std::string, std::vector<const Choice*>, std::less<>> by_category_;
};

}  // namespace cochin::domain
