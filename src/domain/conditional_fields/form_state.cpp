#include "domain/conditional_fields/form_state.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/error_catalog.hpp"
#include "domain/conditional_fields/default_value.hpp"

namespace cochin::domain {

namespace {

/// The record as conditions see it: what is hidden is empty.
class EffectiveRecord final : public RecordView {
 public:
  EffectiveRecord(const Table& table, const std::vector<Value>& values, const RecordView* stored)
      : table_(table), values_(values), stored_(stored) {}

  const Value& field(FieldId id) const override {
    static const Value kNothing;
    const Field* found = table_.find_field(id);
    return found == nullptr ? kNothing : values_[table_.position_of(*found)];
  }
  Value column(SystemColumn column) const override {
    return stored_ == nullptr ? Value{} : stored_->column(column);
  }
  void set(std::size_t position, Value value) { values_[position] = std::move(value); }

 private:
  const Table& table_;
  std::vector<Value> values_;
  const RecordView* stored_;
};

bool is_about_options(const Violation& violation) {
  return violation.kind == &errors::option_not_allowed ||
         violation.kind == &errors::option_refused_by_rule;
}

bool contains(std::span<const std::size_t> positions, std::size_t wanted) {
  return std::ranges::find(positions, wanted) != positions.end();
}

class Decision {
 public:
  Decision(const RuleSet& rules, const Table& table, const EvaluationContext& context,
           const RuledDraft& draft)
      : rules_(rules),
        table_(table),
        context_(context),
        draft_(draft),
        record_(table, draft.values, context.self),
        holds_(rules.rules().size()) {
    context_.self = context_.record = &record_;
    state_.fields.resize(table.fields.size());
  }

  Result<FormState> run() {
    for (const std::size_t position : rules_.order()) TRY(settle(position));
    for (std::size_t i = 0; i < table_.fields.size(); ++i) TRY(decide_duties(i));
    std::ranges::sort(state_.violations, {}, [](const Violation& violation) {
      return std::pair(violation.field, violation.kind->id);
    });
    for (FieldState& field : state_.fields) {
      std::ranges::sort(field.because);
      const auto twins = std::ranges::unique(field.because);
      field.because.erase(twins.begin(), twins.end());
    }
    return std::move(state_);
  }

 private:
  bool is_named(std::size_t position) const { return contains(draft_.named, position); }
  bool is_new() const { return draft_.stored == nullptr; }

  /// Everything that its condition reads is settled by then: see `RuleSet::order`.
  Result<bool> rule_holds(std::size_t rule) {
    std::optional<bool>& known = holds_[rule];
    if (!known) known = TRY(holds(rules_.condition(rule), context_));
    return *known;
  }

  /// The last effect whose rule holds; each that holds is a reason.
  Result<const RuleSet::Effect*> last_that_holds(const std::vector<RuleSet::Effect>& effects,
                                                 FieldState& field) {
    const RuleSet::Effect* last = nullptr;
    for (const RuleSet::Effect& effect : effects) {
      if (!TRY(rule_holds(effect.rule))) continue;
      field.because.push_back(effect.rule);
      last = &effect;
    }
    return last;
  }

  /// Whether the field is there and what it holds.
  Status settle(std::size_t position) {
    TRY(decide_visibility(position));
    if (state_.fields[position].is_visible) {
      TRY(fill(position));
      TRY(decide_options(position));
      record_.set(position, draft_.values[position]);
    } else {
      hide(position);
      record_.set(position, Value{});
    }
    return ok();
  }

  Status decide_visibility(std::size_t position) {
    FieldState& field = state_.fields[position];
    const auto& effects = rules_.effects_on(position).visibility;
    const RuleSet::Effect* decisive = TRY(last_that_holds(effects, field));
    if (decisive == nullptr) {
      for (const RuleSet::Effect& effect : effects) {
        if (effect.action != EffectAction::kShow) continue;
        decisive = &effect;
        field.because.push_back(effect.rule);
      }
      field.is_visible = decisive == nullptr;
    } else {
      field.is_visible = decisive->action == EffectAction::kShow;
    }
    if (field.is_visible) return ok();
    hidden_by_[position] = decisive->rule;
    field.hidden_value = rules_.rules()[decisive->rule].hidden_value;
    return ok();
  }

  /// Whether the field was there before this change, with a value that was allowed.
  bool goes_by_this_change(std::size_t position) const {
    return draft_.before == nullptr || draft_.before->fields[position].is_visible;
  }

  void hide(std::size_t position) {
    const FieldState& field = state_.fields[position];
    Value& value = draft_.values[position];
    if (is_empty(value) || field.hidden_value == HiddenValue::kKeep) return;
    if (field.hidden_value == HiddenValue::kReject) {
      state_.violations.push_back({position, &errors::hidden_by_rule, hidden_by_[position]});
    } else if (is_named(position) || goes_by_this_change(position)) {
      value = Value{};
      state_.cleared.push_back(position);
    }
  }

  /// The default of a rule is for a field that appears without a value.
  Status fill(std::size_t position) {
    const auto& defaults = rules_.effects_on(position).defaults;
    if (defaults.empty()) return ok();
    const RuleSet::Effect* last = TRY(last_that_holds(defaults, state_.fields[position]));
    const bool appears =
        is_new() || (draft_.before != nullptr && !draft_.before->fields[position].is_visible);
    Value& value = draft_.values[position];
    if (last == nullptr || !appears || is_named(position) || !is_empty(value)) return ok();
    value = to_field_value(TRY(evaluate(*last->value, context_)), table_.fields[position],
                           context_.choices);
    if (!is_empty(value)) state_.defaulted.push_back(position);
    return ok();
  }

  Status decide_options(std::size_t position) {
    FieldState& field = state_.fields[position];
    const RuleSet::FieldEffects& effects = rules_.effects_on(position);
    if (effects.options_when) field.options.push_back(effects.options_when);
    const RuleSet::Effect* last = TRY(last_that_holds(effects.options, field));
    if (last != nullptr) field.options.push_back(last->value);
    const auto* chosen = std::get_if<RecordRef>(&draft_.values[position]);
    if (chosen == nullptr || TRY(is_allowed(position, chosen->id))) return ok();
    refuse_option(position, last == nullptr ? Violation::kNoRule : last->rule);
    return ok();
  }

  /// A record that is not there is refused elsewhere.
  Result<bool> is_allowed(std::size_t position, std::int64_t id) {
    const Field& field = table_.fields[position];
    const auto& conditions = state_.fields[position].options;
    if (conditions.empty()) return true;
    const TableId target =
        field.kind() == ValueKind::kLink ? field.options.target : rules_.choices();
    const RecordHandle option = TRY(context_.links->find(target, id));
    if (option == nullptr) return true;
    EvaluationContext offered = context_;
    offered.option = option.get();
    for (const CheckedPointer& condition : conditions) {
      if (!TRY(holds(*condition, offered))) return false;
    }
    return true;
  }

  void refuse_option(std::size_t position, std::size_t rule) {
    const auto policy = table_.fields[position].options.when_not_offered;
    const ErrorKind& kind =
        rule == Violation::kNoRule ? errors::option_not_allowed : errors::option_refused_by_rule;
    const Violation violation{position, &kind, rule};
    const bool is_taken_away = !is_new() && !is_named(position) &&
                               policy == WhenNotOffered::kClear && was_allowed(position);
    if (is_taken_away) {
      draft_.values[position] = Value{};
      state_.cleared.push_back(position);
    } else if (is_new() || is_named(position) || policy != WhenNotOffered::kKeep) {
      state_.violations.push_back(violation);
    }
  }

  bool was_allowed(std::size_t position) const {
    return draft_.before != nullptr &&
           std::ranges::none_of(draft_.before->violations, [&](const Violation& violation) {
             return violation.field == position && is_about_options(violation);
           });
  }

  /// What changes no value: whether it must be given, whether it may be changed.
  Status decide_duties(std::size_t position) {
    FieldState& field = state_.fields[position];
    const RuleSet::FieldEffects& effects = rules_.effects_on(position);
    const RuleSet::Effect* duty = TRY(last_that_holds(effects.requirement, field));
    field.is_required =
        field.is_visible && (duty == nullptr ? table_.fields[position].required
                                             : duty->action == EffectAction::kRequire);
    if (field.is_required && is_empty(draft_.values[position])) {
      state_.violations.push_back(duty == nullptr
                                      ? Violation{position, &errors::required, Violation::kNoRule}
                                      : Violation{position, &errors::required_by_rule, duty->rule});
    }
    const RuleSet::Effect* lock = TRY(last_that_holds(effects.readonly, field));
    field.is_readonly = lock != nullptr;
    if (field.is_readonly && is_named(position) && differs(position)) {
      state_.violations.push_back({position, &errors::readonly_by_rule, lock->rule});
    }
    return ok();
  }

  bool differs(std::size_t position) const {
    const Value& value = draft_.values[position];
    return is_new() ? !is_empty(value) : !((*draft_.stored)[position] == value);
  }

  const RuleSet& rules_;
  const Table& table_;
  EvaluationContext context_;
  const RuledDraft& draft_;
  EffectiveRecord record_;
  std::vector<std::optional<bool>> holds_;                  ///< by rule, once known
  std::unordered_map<std::size_t, std::size_t> hidden_by_;  ///< rule by field
  FormState state_;
};

}  // namespace

Result<FormState> decide(const RuleSet& rules, const Table& table, EvaluationContext context,
                         RuledDraft draft) {
  return Decision(rules, table, context, draft).run();
}

FormState plain_state(const Table& table) {
  FormState state;
  for (const Field& field : table.fields) state.fields.emplace_back().is_required = field.required;
  return state;
}

std::vector<Violation> new_violations(const FormState& state, const RuledDraft& draft) {
  std::vector<Violation> found;
  for (const Violation& violation : state.violations) {
    const auto is_same = [&](const Violation& old) {
      return old.field == violation.field && old.kind == violation.kind;
    };
    const bool was_there =
        draft.before != nullptr && std::ranges::any_of(draft.before->violations, is_same);
    if (!was_there || contains(draft.named, violation.field)) found.push_back(violation);
  }
  return found;
}

}  // namespace cochin::domain
