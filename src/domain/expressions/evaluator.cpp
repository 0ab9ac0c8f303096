#include "domain/expressions/evaluator.hpp"

#include <algorithm>
#include <optional>

#include "base/check.hpp"
#include "base/text.hpp"
#include "domain/expressions/arithmetic.hpp"

namespace cochin::domain {

using Kind = ExpressionType::Kind;

namespace {

/// No choice has this id, so that an unknown `valeur` equals nothing.
constexpr RecordRef kNoChoice{-1};
constexpr std::int64_t kMillisecondsPerDay = 86'400'000;

bool is_true(const Scalar& value) {
  const bool* yes = std::get_if<bool>(&value);
  return yes != nullptr && *yes;
}

const std::string* text_of(const Scalar& value) { return std::get_if<std::string>(&value); }

Operator arithmetic_operator(NodeKind kind) {
  switch (kind) {
    case NodeKind::kAdd: return Operator::kAdd;
    case NodeKind::kSubtract: return Operator::kSubtract;
    case NodeKind::kMultiply: return Operator::kMultiply;
    case NodeKind::kDivide: return Operator::kDivide;
    default: return Operator::kModulo;
  }
}

bool is_ordered_as(NodeKind kind, int order) {
  switch (kind) {
    case NodeKind::kLess: return order < 0;
    case NodeKind::kLessEqual: return order <= 0;
    case NodeKind::kGreater: return order > 0;
    default: return order >= 0;
  }
}

bool text_relates(NodeKind kind, const std::string& text, const std::string& part) {
  if (kind == NodeKind::kContains) return text.find(part) != std::string::npos;
  return kind == NodeKind::kStartsWith ? text.starts_with(part) : text.ends_with(part);
}

template <typename T>
Result<T> placed(Result<T> result, const CheckedNode& node) {
  if (!result) result.error().parameters.emplace_back("position", std::to_string(node.position));
  return result;
}

/// The outcome of `&&`, `||`, `all` and `exists`: one operand may decide it, whatever fails beside.
/// Source: CEL specification, "Logical Operators".
class Decision {
 public:
  explicit Decision(bool decisive) : decisive_(decisive) {}

  bool is_made_by(Result<bool> operand) {
    if (!operand && !failure_) failure_ = std::move(operand).error();
    made_ = operand && *operand == decisive_;
    return made_;
  }

  Result<bool> result() && {
    if (!made_ && failure_) return std::move(*failure_);
    return made_ == decisive_;
  }

 private:
  bool decisive_;
  bool made_ = false;
  std::optional<Error> failure_;
};

class Evaluator {
 public:
  explicit Evaluator(const EvaluationContext& context) : context_(context) {}

  Result<Scalar> value(const CheckedNode& node) {
    switch (node.kind) {
      case NodeKind::kConstant: return constant(node);
      case NodeKind::kNow: return Scalar(context_.now);
      case NodeKind::kToday: return Scalar(context_.today);
      case NodeKind::kMyId: return context_.me.id ? Scalar(context_.me.id.value) : Scalar();
      case NodeKind::kMyUsername: return context_.me.id ? Scalar(context_.me.username) : Scalar();
      case NodeKind::kRoot:
      case NodeKind::kStep: return row_id(node);
      case NodeKind::kVariable: return variable(node);
      case NodeKind::kField:
      case NodeKind::kColumn: return member(node);
      case NodeKind::kSize: return size(node.children[0]);
      case NodeKind::kConditional:
        return value(node.children[TRY(truth(node.children[0])) ? 1 : 2]);
      case NodeKind::kNegate:
      case NodeKind::kToDecimal:
      case NodeKind::kChoiceText:
      case NodeKind::kFold:
      case NodeKind::kDays:
      case NodeKind::kDayStart:
      case NodeKind::kDayEnd: return converted(node);
      case NodeKind::kAdd:
      case NodeKind::kSubtract:
      case NodeKind::kMultiply:
      case NodeKind::kDivide:
      case NodeKind::kModulo: return arithmetic(node);
      default: return Scalar(TRY(condition(node)));
    }
  }

  Result<bool> truth(const CheckedNode& node) { return is_true(TRY(value(node))); }

  Result<std::vector<Scalar>> items(const CheckedNode& node) {
    std::vector<Scalar> list;
    if (node.kind == NodeKind::kMyGroups) {
      list.assign(context_.me.groups.begin(), context_.me.groups.end());
      return list;
    }
    list.reserve(node.children.size());
    for (const CheckedNode& child : node.children) list.push_back(TRY(value(child)));
    return list;
  }

  Result<Scalar> row_id(const CheckedNode& node) {
    const RecordHandle found = TRY(row(node));
    return found == nullptr ? Scalar() : to_scalar(found->column(SystemColumn::kId));
  }

 private:
  struct Binding {
    Scalar item;
    RecordHandle record;
  };

  Scalar constant(const CheckedNode& node) const {
    if (!node.type.is(Kind::kChoice)) return node.constant;
    const std::string& valeur = std::get<std::string>(node.constant);
    const Choice* choice = context_.choices.find(node.type.category, valeur);
    return choice == nullptr ? kNoChoice : RecordRef{choice->id};
  }

  Scalar variable(const CheckedNode& node) const {
    const Binding& binding = bindings_[static_cast<std::size_t>(node.variable)];
    if (binding.record == nullptr) return binding.item;
    return to_scalar(binding.record->column(SystemColumn::kId));
  }

  RecordHandle root(const CheckedNode& node) const {
    const RecordView* view = context_.self;
    if (node.root == ExpressionRoot::kRecord) view = context_.record;
    if (node.root == ExpressionRoot::kOption) view = context_.option;
    CHECK(view != nullptr);
    return RecordHandle(RecordHandle(), view);
  }

  /// The record of a kRoot, kVariable or kStep; nullptr when there is none.
  Result<RecordHandle> row(const CheckedNode& node) {
    if (node.kind == NodeKind::kRoot) return root(node);
    if (node.kind == NodeKind::kVariable) {
      return bindings_[static_cast<std::size_t>(node.variable)].record;
    }
    const Scalar id = TRY(value(node.children[0]));
    const auto* reference = std::get_if<RecordRef>(&id);
    if (reference == nullptr) return RecordHandle();
    CHECK(context_.links != nullptr);
    RecordHandle found = TRY(context_.links->find(node.table, reference->id));
    const bool hidden = found != nullptr && !TRY(passes(node, *found));
    return hidden ? RecordHandle() : found;
  }

  Result<bool> passes(const CheckedNode& node, const RecordView& record) const {
    if (node.filter == nullptr) return true;
    EvaluationContext inner = context_;
    inner.self = &record;
    return holds(*node.filter, inner);
  }

  Result<std::vector<RecordHandle>> referrers(const CheckedNode& node) {
    const Scalar id = TRY(row_id(node.children[0]));
    std::vector<RecordHandle> visible;
    const auto* target = std::get_if<std::int64_t>(&id);
    if (target == nullptr) return visible;
    CHECK(context_.links != nullptr);
    auto found = TRY(context_.links->find_referrers(node.table, node.field, *target));
    for (RecordHandle& record : found) {
      if (TRY(passes(node, *record))) visible.push_back(std::move(record));
    }
    return visible;
  }

  Result<Scalar> member(const CheckedNode& node) {
    const RecordHandle owner = TRY(row(node.children[0]));
    if (owner == nullptr) return Scalar();
    if (node.kind == NodeKind::kColumn) return to_scalar(owner->column(node.column));
    return to_scalar(owner->field(node.field));
  }

  Result<Scalar> size(const CheckedNode& operand) {
    if (operand.type.is_record_list()) {
      return Scalar(static_cast<std::int64_t>(TRY(referrers(operand)).size()));
    }
    if (operand.type.is(Kind::kList)) {
      return Scalar(static_cast<std::int64_t>(TRY(items(operand)).size()));
    }
    const Scalar text = TRY(value(operand));
    if (is_empty(text)) return Scalar(std::int64_t{0});
    return Scalar(static_cast<std::int64_t>(count_characters(*text_of(text))));
  }

  Result<Scalar> converted(const CheckedNode& node) {
    const Scalar operand = TRY(value(node.children[0]));
    if (is_empty(operand)) return operand;
    switch (node.kind) {
      case NodeKind::kNegate: return placed(negate(operand), node);
      case NodeKind::kToDecimal: return to_decimal(operand, node);
      case NodeKind::kFold: return Scalar(fold(*text_of(operand)));
      case NodeKind::kDays: {
        const std::int64_t days = std::get<std::int64_t>(operand);
        return Scalar(TRY(placed(days_to_duration(days), node)));
      }
      case NodeKind::kDayStart: return Scalar(start_of(std::get<Date>(operand).days));
      case NodeKind::kDayEnd: return Scalar(start_of(std::get<Date>(operand).days + 1));
      default: return choice_text(operand);
    }
  }

  Timestamp start_of(std::int32_t days) const {
    static const Date last = *Date::from_ymd(9999, 12, 31);
    const Timestamp midnight{days * kMillisecondsPerDay};
    if (days > last.days) return Timestamp{midnight.milliseconds - 1};
    return context_.start_of_day ? context_.start_of_day(Date{days}) : midnight;
  }

  static Result<Scalar> to_decimal(const Scalar& operand, const CheckedNode& node) {
    const auto* whole = std::get_if<std::int64_t>(&operand);
    const Decimal number = whole != nullptr ? Decimal{*whole, 0} : std::get<Decimal>(operand);
    return Scalar(TRY(placed(to_scale(number, node.type.scale), node)));
  }

  Scalar choice_text(const Scalar& operand) const {
    const Choice* choice = context_.choices.find(std::get<RecordRef>(operand).id);
    return choice == nullptr ? Scalar() : Scalar(choice->valeur);
  }

  Result<Scalar> arithmetic(const CheckedNode& node) {
    const Scalar left = TRY(value(node.children[0]));
    const Scalar right = TRY(value(node.children[1]));
    if (is_empty(left) || is_empty(right)) return Scalar();
    return placed(calculate(arithmetic_operator(node.kind), left, right, node.type.scale), node);
  }

  Result<bool> condition(const CheckedNode& node) {
    const std::vector<CheckedNode>& operands = node.children;
    switch (node.kind) {
      case NodeKind::kAnd:
      case NodeKind::kOr: return chain(node);
      case NodeKind::kNot: return !TRY(truth(operands[0]));
      case NodeKind::kEqual: return is_same(TRY(value(operands[0])), TRY(value(operands[1])));
      case NodeKind::kNotEqual: return !is_same(TRY(value(operands[0])), TRY(value(operands[1])));
      case NodeKind::kIn: return membership(node);
      case NodeKind::kExists:
      case NodeKind::kAll: return quantifier(node);
      case NodeKind::kMatches: {
        const Scalar text = TRY(value(operands[0]));
        return !is_empty(text) && node.pattern->is_found_in(*text_of(text));
      }
      default: return relation(node);
    }
  }

  Result<bool> chain(const CheckedNode& node) {
    Decision decision(node.kind == NodeKind::kOr);
    for (const CheckedNode& operand : node.children) {
      if (decision.is_made_by(truth(operand))) break;
    }
    return std::move(decision).result();
  }

  Result<bool> relation(const CheckedNode& node) {
    const Scalar left = TRY(value(node.children[0]));
    const Scalar right = TRY(value(node.children[1]));
    if (is_empty(left) || is_empty(right)) return false;
    const bool ordered = node.kind >= NodeKind::kLess && node.kind <= NodeKind::kGreaterEqual;
    if (ordered) return is_ordered_as(node.kind, compare_scalars(left, right));
    return text_relates(node.kind, *text_of(left), *text_of(right));
  }

  Result<bool> membership(const CheckedNode& node) {
    const Scalar item = TRY(value(node.children[0]));
    const CheckedNode& list = node.children[1];
    if (list.kind == NodeKind::kMyGroups) {
      const std::string* name = text_of(item);
      return name != nullptr && std::ranges::count(context_.me.groups, *name) > 0;
    }
    for (const CheckedNode& child : list.children) {
      const bool plain = child.kind == NodeKind::kConstant && !child.type.is(Kind::kChoice);
      const bool same = plain ? is_same(item, child.constant) : is_same(item, TRY(value(child)));
      if (same) return true;
    }
    return false;
  }

  Result<bool> quantifier(const CheckedNode& node) {
    std::vector<Binding> list;
    if (node.children[0].type.is_record_list()) {
      for (RecordHandle& record : TRY(referrers(node.children[0]))) {
        list.push_back({{}, std::move(record)});
      }
    } else {
      for (Scalar& item : TRY(items(node.children[0]))) list.push_back({std::move(item), nullptr});
    }
    const auto slot = static_cast<std::size_t>(node.variable);
    if (bindings_.size() <= slot) bindings_.resize(slot + 1);
    Decision decision(node.kind == NodeKind::kExists);
    for (Binding& binding : list) {
      bindings_[slot] = std::move(binding);
      if (decision.is_made_by(truth(node.children[1]))) break;
    }
    return std::move(decision).result();
  }

  const EvaluationContext& context_;
  std::vector<Binding> bindings_;
};

}  // namespace

Result<Scalar> evaluate(const CheckedExpression& expression, const EvaluationContext& context) {
  return evaluate_part(expression.root, context);
}

Result<Scalar> evaluate_part(const CheckedNode& node, const EvaluationContext& context) {
  return Evaluator(context).value(node);
}

Result<std::vector<Scalar>> evaluate_items(const CheckedNode& node,
                                           const EvaluationContext& context) {
  return Evaluator(context).items(node);
}

Result<Scalar> evaluate_row_id(const CheckedNode& node, const EvaluationContext& context) {
  return Evaluator(context).row_id(node);
}

Result<bool> holds(const CheckedExpression& condition, const EvaluationContext& context) {
  const Scalar value = TRY(evaluate(condition, context));
  return is_true(value);
}

}  // namespace cochin::domain
