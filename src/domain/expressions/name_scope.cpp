#include "domain/expressions/name_scope.hpp"

#include <algorithm>
#include <array>

#include "domain/expressions/expression_error.hpp"
#include "domain/expressions/expression_limits.hpp"
#include "domain/expressions/operand_rules.hpp"

namespace cochin::domain {

using Kind = ExpressionType::Kind;

namespace {

struct ColumnName {
  std::string_view name;
  SystemColumn column;
  Kind kind;
};

constexpr std::array<ColumnName, 6> kColumns = {{
    {"id", SystemColumn::kId, Kind::kInt},
    {"version", SystemColumn::kVersion, Kind::kInt},
    {"created_at", SystemColumn::kCreatedAt, Kind::kTimestamp},
    {"created_by", SystemColumn::kCreatedBy, Kind::kInt},
    {"updated_at", SystemColumn::kUpdatedAt, Kind::kTimestamp},
    {"updated_by", SystemColumn::kUpdatedBy, Kind::kInt},
}};

Error unknown(std::string_view name, std::size_t position) {
  return error_at(errors::unknown_field, position, {{"name", std::string(name)}});
}

CheckedNode root_node(ExpressionRoot root, const Table& table, std::size_t position) {
  return {.kind = NodeKind::kRoot,
          .type = {.kind = Kind::kRecord, .table = table.id},
          .position = position,
          .root = root};
}

}  // namespace

int NameScope::steps_of(const CheckedNode& node) const {
  if (node.kind == NodeKind::kVariable) {
    return variables_[static_cast<std::size_t>(node.variable)].steps;
  }
  int steps = 0;
  for (const CheckedNode& child : node.children) steps = std::max(steps, steps_of(child));
  const bool follows = node.kind == NodeKind::kStep || node.kind == NodeKind::kReferrers;
  return steps + (follows ? 1 : 0);
}

std::shared_ptr<const CheckedExpression> NameScope::filter_of(const Table& table) const {
  return context_.record_filter ? context_.record_filter(table) : nullptr;
}

Result<NameScope::Meaning> NameScope::find(std::string_view name, std::size_t position) {
  for (std::size_t i = variables_.size(); i-- > 0;) {
    if (variables_[i].name != name) continue;
    return Meaning(CheckedNode{.kind = NodeKind::kVariable,
                               .type = variables_[i].type,
                               .position = position,
                               .variable = static_cast<int>(i)});
  }
  if (name == "record" && context_.record != nullptr) {
    return Meaning(root_node(ExpressionRoot::kRecord, *context_.record, position));
  }
  if (name == "option" && context_.option != nullptr) {
    return Meaning(root_node(ExpressionRoot::kOption, *context_.option, position));
  }
  return find_member(root_node(ExpressionRoot::kThis, context_.table, position), name, position);
}

Result<CheckedNode> NameScope::step_into(CheckedNode owner, const Table& table,
                                         std::size_t position) const {
  const bool is_row = owner.kind == NodeKind::kRoot || owner.kind == NodeKind::kVariable;
  if (is_row) return owner;
  CheckedNode step{.kind = NodeKind::kStep,
                   .type = owner.type,
                   .position = position,
                   .table = table.id,
                   .filter = filter_of(table)};
  step.children.push_back(std::move(owner));
  if (steps_of(step) > kMaxLinkSteps) return error_at(errors::too_many_steps, position);
  return step;
}

std::vector<const Field*> NameScope::links_to(const Table& from, TableId target) const {
  std::vector<const Field*> links;
  for (const Field& field : from.fields) {
    const bool points = field.kind() == ValueKind::kLink && field.options.target == target;
    if (points) links.push_back(&field);
  }
  return links;
}

Result<NameScope::Meaning> NameScope::find_member(CheckedNode owner, std::string_view name,
                                                  std::size_t position) {
  if (!owner.type.is(Kind::kRecord)) return type_mismatch(position, "record", owner.type);
  const Table* table = context_.schema.find(owner.type.table);
  if (owner.type.table == context_.table.id) table = &context_.table;
  if (table == nullptr) return unknown(name, position);
  CheckedNode row = TRY(step_into(std::move(owner), *table, position));
  CheckedNode node{.position = position};
  if (const Field* field = table->find_field(name)) {
    node.kind = NodeKind::kField;
    node.type = type_of(*field);
    node.field = field->id;
    node.table = table->id;
    node.children.push_back(std::move(row));
    return Meaning(std::move(node));
  }
  const auto column = std::ranges::find(kColumns, name, &ColumnName::name);
  if (column != kColumns.end()) {
    node.kind = NodeKind::kColumn;
    node.type.kind = column->kind;
    node.column = column->column;
    node.children.push_back(std::move(row));
    return Meaning(std::move(node));
  }
  const Table* other = context_.schema.find(name);
  if (other == nullptr) return unknown(name, position);
  Referrers referrers{std::move(row), other, links_to(*other, table->id)};
  if (referrers.links.empty()) return unknown(name, position);
  return Meaning(std::move(referrers));
}

Result<CheckedNode> NameScope::make_referrers(Referrers referrers, const Field& link,
                                              std::size_t position) const {
  CheckedNode node{
      .kind = NodeKind::kReferrers,
      .type = list_of({.kind = Kind::kRecord, .table = referrers.table->id}),
      .position = position,
      .table = referrers.table->id,
      .field = link.id,
      .filter = filter_of(*referrers.table),
  };
  node.children.push_back(std::move(referrers.owner));
  if (steps_of(node) > kMaxLinkSteps) return error_at(errors::too_many_steps, position);
  return node;
}

Result<CheckedNode> NameScope::choose_link(Referrers referrers, std::string_view name,
                                           std::size_t position) {
  const auto link = std::ranges::find(referrers.links, name, &Field::slug);
  if (link == referrers.links.end()) return unknown(name, position);
  const Field& chosen = **link;
  return make_referrers(std::move(referrers), chosen, position);
}

Result<CheckedNode> NameScope::only_link(Referrers referrers, std::size_t position) {
  if (referrers.links.size() == 1) {
    const Field& link = *referrers.links[0];
    return make_referrers(std::move(referrers), link, position);
  }
  std::string candidates;
  for (const Field* link : referrers.links) {
    if (!candidates.empty()) candidates += ", ";
    candidates += referrers.table->slug + "." + link->slug;
  }
  return error_at(errors::ambiguous_name, position,
                  {{"name", referrers.table->slug}, {"candidates", candidates}});
}

int NameScope::open_variable(const std::string& name, const CheckedNode& list) {
  variables_.push_back({name, element_of(list.type), steps_of(list)});
  return static_cast<int>(variables_.size()) - 1;
}

}  // namespace cochin::domain
