#include "domain/conditional_fields/rule.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cochin::domain {

namespace {

template <typename Value, std::size_t kCount>
using Names = std::array<std::pair<Value, std::string_view>, kCount>;

constexpr Names<EffectAction, 7> kActions{{
    {EffectAction::kShow, "show"},
    {EffectAction::kHide, "hide"},
    {EffectAction::kRequire, "require"},
    {EffectAction::kOptional, "optional"},
    {EffectAction::kReadonly, "readonly"},
    {EffectAction::kDefault, "default"},
    {EffectAction::kOptions, "options"},
}};

constexpr Names<HiddenValue, 3> kPolicies{{
    {HiddenValue::kKeep, "keep"},
    {HiddenValue::kClear, "clear"},
    {HiddenValue::kReject, "reject"},
}};

template <typename Value, std::size_t kCount>
std::string_view name_in(const Names<Value, kCount>& names, Value value) {
  const auto found = std::ranges::find(names, value, [](const auto& entry) { return entry.first; });
  return found == names.end() ? std::string_view() : found->second;
}

template <typename Value, std::size_t kCount>
std::optional<Value> value_in(const Names<Value, kCount>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name, [](const auto& entry) { return entry.second; });
  if (found == names.end()) return std::nullopt;
  return found->first;
}

}  // namespace

std::string_view name_of(EffectAction action) { return name_in(kActions, action); }
std::optional<EffectAction> effect_action(std::string_view name) {
  return value_in(kActions, name);
}

std::string_view name_of(HiddenValue policy) { return name_in(kPolicies, policy); }
std::optional<HiddenValue> hidden_value(std::string_view name) { return value_in(kPolicies, name); }

}  // namespace cochin::domain
