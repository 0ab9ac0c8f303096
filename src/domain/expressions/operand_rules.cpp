#include "domain/expressions/operand_rules.hpp"

#include <algorithm>
#include <array>

#include "domain/expressions/expression_error.hpp"

namespace cochin::domain {

using Kind = ExpressionType::Kind;

namespace {

const std::string* string_literal(const CheckedNode& node) {
  const bool literal = node.kind == NodeKind::kConstant && node.type.is(Kind::kString);
  return literal ? std::get_if<std::string>(&node.constant) : nullptr;
}

std::optional<Scalar> read_as(Kind kind, const std::string& text) {
  if (kind == Kind::kDate) {
    if (const auto date = Date::parse(text)) return *date;
  } else if (kind == Kind::kTimestamp) {
    if (const auto instant = Timestamp::parse(text)) return *instant;
  } else if (kind == Kind::kDecimal) {
    if (const auto number = Decimal::parse(text)) return *number;
  } else if (kind == Kind::kChoice) {
    return text;
  }
  return std::nullopt;
}

/// Reads the string literal `node` as a value of `type`, where the language does so.
Status read_literal_as(const ExpressionType& type, CheckedNode& node) {
  const std::string* text = string_literal(node);
  const bool readable = type.is(Kind::kDate) || type.is(Kind::kTimestamp) ||
                        type.is(Kind::kDecimal) || type.is(Kind::kChoice);
  if (text == nullptr || !readable) return ok();
  auto value = read_as(type.kind, *text);
  if (!value) {
    return error_at(errors::unreadable_value, node.position,
                    {{"text", *text}, {"expected", std::string(name_of(type.kind))}});
  }
  node.constant = std::move(*value);
  node.type = type;
  if (const auto* number = std::get_if<Decimal>(&node.constant)) node.type.scale = number->scale;
  return ok();
}

void wrap(CheckedNode& node, NodeKind kind, ExpressionType type) {
  CheckedNode wrapper{.kind = kind, .type = std::move(type), .position = node.position};
  wrapper.children.push_back(std::move(node));
  node = std::move(wrapper);
}

bool is_text_like(const CheckedNode& node) {
  return node.type.is(Kind::kString) || node.type.is(Kind::kChoice);
}

bool have_same_type(const CheckedNode& left, const CheckedNode& right) {
  if (left.type.is_number() && right.type.is_number()) return true;
  if (left.type.kind != right.type.kind) return false;
  if (left.type.is(Kind::kChoice)) return left.type.category == right.type.category;
  if (left.type.is(Kind::kRecord)) return left.type.table == right.type.table;
  return !left.type.is(Kind::kList) && !left.type.is(Kind::kFiles);
}

Error mismatched(const CheckedNode& left, const CheckedNode& right, std::size_t position) {
  return type_mismatch(position, name_of(left.type.kind), right.type);
}

void to_scale(CheckedNode& node, int scale) {
  const bool done =
      node.type.is(Kind::kNull) || (node.type.is(Kind::kDecimal) && node.type.scale == scale);
  if (!done) wrap(node, NodeKind::kToDecimal, {.kind = Kind::kDecimal, .scale = scale});
}

int sum_scale(Operator symbol, int left, int right) {
  if (symbol == Operator::kDivide) return Decimal::kMaxScale;
  if (symbol == Operator::kMultiply) return std::min(left + right, Decimal::kMaxScale);
  return std::max(left, right);
}

struct TimeRule {
  Operator symbol;
  Kind left;
  Kind right;
  Kind result;
};

constexpr std::array<TimeRule, 10> kTimeRules = {{
    {Operator::kAdd, Kind::kDate, Kind::kDuration, Kind::kDate},
    {Operator::kAdd, Kind::kDuration, Kind::kDate, Kind::kDate},
    {Operator::kAdd, Kind::kTimestamp, Kind::kDuration, Kind::kTimestamp},
    {Operator::kAdd, Kind::kDuration, Kind::kTimestamp, Kind::kTimestamp},
    {Operator::kAdd, Kind::kDuration, Kind::kDuration, Kind::kDuration},
    {Operator::kSubtract, Kind::kDate, Kind::kDate, Kind::kDuration},
    {Operator::kSubtract, Kind::kTimestamp, Kind::kTimestamp, Kind::kDuration},
    {Operator::kSubtract, Kind::kDate, Kind::kDuration, Kind::kDate},
    {Operator::kSubtract, Kind::kTimestamp, Kind::kDuration, Kind::kTimestamp},
    {Operator::kSubtract, Kind::kDuration, Kind::kDuration, Kind::kDuration},
}};

bool touches_record(const CheckedNode& node) {
  switch (node.kind) {
    case NodeKind::kRoot:
    case NodeKind::kVariable: return true;
    default: return std::ranges::any_of(node.children, touches_record);
  }
}

CheckedNode relate(NodeKind relation, CheckedNode left, CheckedNode right) {
  CheckedNode node{.kind = relation, .type = {.kind = Kind::kBool}, .position = left.position};
  node.children.push_back(std::move(left));
  node.children.push_back(std::move(right));
  return node;
}

/// `relation` between an instant and a day, as one between instants.
CheckedNode relate_to_day(NodeKind relation, CheckedNode instant, CheckedNode day) {
  if (relation == NodeKind::kEqual) {
    CheckedNode from = relate_to_day(NodeKind::kGreaterEqual, instant, day);
    return relate(NodeKind::kAnd, std::move(from),
                  relate_to_day(NodeKind::kLessEqual, std::move(instant), std::move(day)));
  }
  if (relation == NodeKind::kNotEqual) {
    CheckedNode node{.kind = NodeKind::kNot, .type = {.kind = Kind::kBool}};
    node.children.push_back(relate_to_day(NodeKind::kEqual, std::move(instant), std::move(day)));
    return node;
  }
  const bool whole_day = relation == NodeKind::kLessEqual || relation == NodeKind::kGreater;
  const bool before = relation == NodeKind::kLess || relation == NodeKind::kLessEqual;
  wrap(day, whole_day ? NodeKind::kDayEnd : NodeKind::kDayStart, {.kind = Kind::kTimestamp});
  return relate(before ? NodeKind::kLess : NodeKind::kGreaterEqual, std::move(instant),
                std::move(day));
}

/// `a < b` is `b > a`.
NodeKind turned(NodeKind relation) {
  switch (relation) {
    case NodeKind::kLess: return NodeKind::kGreater;
    case NodeKind::kLessEqual: return NodeKind::kGreaterEqual;
    case NodeKind::kGreater: return NodeKind::kLess;
    case NodeKind::kGreaterEqual: return NodeKind::kLessEqual;
    default: return relation;
  }
}

void read_day(const ExpressionType& beside, CheckedNode& node) {
  const std::string* text = string_literal(node);
  const auto day =
      text != nullptr && beside.is(Kind::kTimestamp) ? Date::parse(*text) : std::nullopt;
  if (day) node = constant_node(Kind::kDate, *day, node.position);
}

}  // namespace

std::optional<CheckedNode> compare_days(NodeKind relation, CheckedNode& left, CheckedNode& right,
                                        std::size_t position) {
  read_day(left.type, right);
  read_day(right.type, left);
  const bool turns = left.type.is(Kind::kDate);
  CheckedNode& instant = turns ? right : left;
  CheckedNode& day = turns ? left : right;
  const bool fits =
      instant.type.is(Kind::kTimestamp) && day.type.is(Kind::kDate) && !touches_record(day);
  if (!fits) return std::nullopt;
  CheckedNode node =
      relate_to_day(turns ? turned(relation) : relation, std::move(instant), std::move(day));
  node.position = position;
  return node;
}

Error type_mismatch(std::size_t position, std::string_view expected, const ExpressionType& found) {
  return error_at(
      errors::type_mismatch, position,
      {{"expected", std::string(expected)}, {"found", std::string(name_of(found.kind))}});
}

CheckedNode constant_node(Kind kind, Scalar value, std::size_t position) {
  CheckedNode node{.type = {.kind = kind}, .position = position, .constant = std::move(value)};
  if (const auto* number = std::get_if<Decimal>(&node.constant)) node.type.scale = number->scale;
  return node;
}

Status require_kind(const CheckedNode& node, Kind expected) {
  if (node.type.is(expected)) return ok();
  return type_mismatch(node.position, name_of(expected), node.type);
}

Status make_text(CheckedNode& node) {
  if (node.type.is(Kind::kChoice)) wrap(node, NodeKind::kChoiceText, {.kind = Kind::kString});
  return require_kind(node, Kind::kString);
}

Status make_equatable(CheckedNode& left, CheckedNode& right, std::size_t position) {
  const bool any_list = left.type.is(Kind::kList) || right.type.is(Kind::kList);
  if (any_list) return mismatched(left, right, position);
  if (left.type.is(Kind::kNull) || right.type.is(Kind::kNull)) return ok();
  TRY(read_literal_as(left.type, right));
  TRY(read_literal_as(right.type, left));
  if (is_text_like(left) && is_text_like(right) && left.type.kind != right.type.kind) {
    TRY(make_text(left));
    TRY(make_text(right));
  }
  const bool by_id = (left.type.is(Kind::kRecord) && right.type.is(Kind::kInt)) ||
                     (left.type.is(Kind::kInt) && right.type.is(Kind::kRecord));
  if (!by_id && !have_same_type(left, right)) return mismatched(left, right, position);
  return ok();
}

Status make_orderable(CheckedNode& left, CheckedNode& right, std::size_t position) {
  // The item of an empty list has no type; it is never looked at.
  const bool no_item = left.kind == NodeKind::kVariable && left.type.is(Kind::kNull);
  if (no_item) return ok();
  const bool unordered = left.type.is(Kind::kChoice) || right.type.is(Kind::kChoice) ||
                         left.type.is(Kind::kRecord) || left.type.is(Kind::kNull);
  if (unordered) return mismatched(left, right, position);
  TRY(read_literal_as(left.type, right));
  TRY(read_literal_as(right.type, left));
  if (!have_same_type(left, right)) return mismatched(left, right, position);
  return ok();
}

Result<ExpressionType> make_alike(std::vector<CheckedNode*> nodes) {
  std::erase_if(nodes, [](const CheckedNode* node) { return node->type.is(Kind::kNull); });
  if (nodes.empty()) return ExpressionType{};
  const ExpressionType first = nodes.front()->type;
  bool as_text = false;
  bool any_decimal = false;
  int scale = 0;
  for (const CheckedNode* node : nodes) {
    const bool other_choice = node->type.is(Kind::kChoice) && node->type != first;
    as_text = as_text || node->type.is(Kind::kString) || other_choice;
    any_decimal = any_decimal || node->type.is(Kind::kDecimal);
    scale = std::max(scale, node->type.scale);
  }
  for (CheckedNode* node : nodes) {
    if (as_text && is_text_like(*node)) TRY(make_text(*node));
    if (any_decimal && node->type.is_number()) to_scale(*node, scale);
  }
  const CheckedNode& model = *nodes.front();
  for (const CheckedNode* node : nodes) {
    const bool fits = have_same_type(model, *node) && model.type.kind == node->type.kind;
    if (!fits) return mismatched(model, *node, node->position);
  }
  return model.type;
}

Result<ExpressionType> arithmetic_type(Operator symbol, CheckedNode& left, CheckedNode& right,
                                       std::size_t position) {
  if (left.type.is(Kind::kInt) && right.type.is(Kind::kInt)) {
    return ExpressionType{.kind = Kind::kInt};
  }
  if (left.type.is_number() && right.type.is_number() && symbol != Operator::kModulo) {
    const int scale = sum_scale(symbol, left.type.scale, right.type.scale);
    return ExpressionType{.kind = Kind::kDecimal, .scale = scale};
  }
  if (symbol == Operator::kAdd && is_text_like(left) && is_text_like(right)) {
    TRY(make_text(left));
    TRY(make_text(right));
    return ExpressionType{.kind = Kind::kString};
  }
  for (const TimeRule& rule : kTimeRules) {
    const bool fits = rule.symbol == symbol && left.type.is(rule.left) && right.type.is(rule.right);
    if (fits) return ExpressionType{.kind = rule.result};
  }
  return mismatched(left, right, position);
}

}  // namespace cochin::domain
