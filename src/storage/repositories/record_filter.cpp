#include "storage/repositories/record_filter.hpp"

#include "storage/sql/expression_compiler.hpp"
#include "storage/sql/physical_names.hpp"

namespace cochin::storage::records {

namespace {

using domain::CheckedNode;
using domain::NodeKind;

/// The field of the record itself that one side of an equality names; nullptr for anything else.
const domain::Field* own_field(const CheckedNode& equality, const domain::Table& table) {
  for (const CheckedNode& side : equality.children) {
    if (side.kind != NodeKind::kField) continue;
    const CheckedNode& row = side.children.front();
    const bool is_own = row.kind == NodeKind::kRoot && row.root == domain::ExpressionRoot::kThis;
    if (is_own) return table.find_field(side.field);
  }
  return nullptr;
}

/// Of the parts that must all hold, those that say `column = value`.
Status find_pinned(const CheckedNode& node, const domain::Table& table,
                   const sql::SqlContext& context, std::vector<PinnedColumn>& pinned) {
  if (node.kind == NodeKind::kAnd) {
    for (const CheckedNode& part : node.children) {
      TRY(find_pinned(part, table, context, pinned));
    }
    return ok();
  }
  if (node.kind != NodeKind::kEqual) return ok();
  const domain::Field* field = own_field(node, table);
  if (field == nullptr) return ok();
  domain::CheckedExpression part;
  part.root = node;
  sql::SqlFragment compiled = TRY(sql::compile_condition(part, context));
  const std::string pinning = "(r." + sql::column_name(field->id) + " = ?)";
  if (compiled.text == pinning) pinned.push_back({field, std::move(compiled.values.front())});
  return ok();
}

}  // namespace

Result<RecordFilter> filter_of(const domain::CheckedExpression& condition,
                               const domain::Schema& schema,
                               const domain::EvaluationContext& evaluation) {
  const sql::SqlContext context{schema, evaluation};
  RecordFilter filter{TRY(sql::compile_condition(condition, context)), {}};
  const domain::Table* table = schema.find(condition.table);
  if (table != nullptr) TRY(find_pinned(condition.root, *table, context, filter.pinned));
  return filter;
}

Result<sql::SqlFragment> condition_over(const domain::CheckedExpression& condition,
                                        const domain::Schema& schema,
                                        const domain::EvaluationContext& evaluation,
                                        const std::string& alias) {
  sql::SqlContext context{schema, evaluation};
  context.this_row = alias;
  return sql::compile_condition(condition, context);
}

Result<sql::SqlFragment> option_filter_of(
    const std::vector<std::shared_ptr<const domain::CheckedExpression>>& conditions,
    const domain::Schema& schema, const domain::EvaluationContext& evaluation) {
  if (conditions.empty()) return sql::SqlFragment();
  sql::SqlContext context{schema, evaluation};
  context.this_row = {};
  context.option_row = "r";
  std::vector<sql::SqlFragment> compiled;
  for (const auto& condition : conditions) {
    compiled.push_back(TRY(sql::compile_condition(*condition, context)));
  }
  return sql::all_of(std::move(compiled));
}

}  // namespace cochin::storage::records
