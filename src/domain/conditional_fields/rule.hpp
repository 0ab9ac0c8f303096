#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"

namespace cochin::domain {

/// What a rule does to a field while its condition holds.
enum class EffectAction { kShow, kHide, kRequire, kOptional, kReadonly, kDefault, kOptions };

/// `show`, `hide`, `require`, `optional`, `readonly`, `default`, `options`.
std::string_view name_of(EffectAction action);
std::optional<EffectAction> effect_action(std::string_view name);

/// What becomes of the value of a field that a rule hides.
enum class HiddenValue {
  kKeep,    ///< it stays, and comes back with the field
  kClear,   ///< it is emptied when the field goes
  kReject,  ///< a record that has one is refused
};

/// `keep`, `clear`, `reject`.
std::string_view name_of(HiddenValue policy);
std::optional<HiddenValue> hidden_value(std::string_view name);

struct RuleEffect {
  FieldId field;
  EffectAction action = EffectAction::kShow;
  std::string value;  ///< an expression: of `default` the value, of `options` what an option meets
};

/// A rule of a table, as its author wrote it: when `when` holds, its effects take place. Rules act
/// in their `order`, then by id.
struct Rule {
  RuleId id;
  TableId table;
  std::string name;
  std::string when;  ///< a condition over the record
  std::vector<RuleEffect> effects;
  HiddenValue hidden_value = HiddenValue::kKeep;
  bool is_active = true;
  int order = 0;
};

}  // namespace cochin::domain
