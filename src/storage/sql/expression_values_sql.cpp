#include "base/error_catalog.hpp"
#include "storage/sql/expression_values.hpp"
#include "storage/sql/expression_writer.hpp"
#include "storage/sql/physical_names.hpp"

namespace cochin::storage::sql {

using domain::ExpressionRoot;
using domain::ExpressionType;
using domain::Scalar;
using domain::SystemColumn;
using Kind = ExpressionType::Kind;

namespace {

constexpr std::string_view kMillisecondsPerDay = "86400000";

std::string column_of(const domain::CheckedNode& node) {
  if (node.kind == domain::NodeKind::kField) return column_name(node.field);
  switch (node.column) {
    case SystemColumn::kId: return "id";
    case SystemColumn::kVersion: return "version";
    case SystemColumn::kCreatedAt: return "created_at";
    case SystemColumn::kCreatedBy: return "created_by";
    case SystemColumn::kUpdatedAt: return "updated_at";
    case SystemColumn::kUpdatedBy: return "updated_by";
  }
  return {};
}

bool is_row(const domain::CheckedNode& node) {
  return node.kind == domain::NodeKind::kRoot || node.kind == domain::NodeKind::kVariable;
}

std::string_view operation_name(domain::NodeKind kind) {
  switch (kind) {
    case domain::NodeKind::kAdd: return "add";
    case domain::NodeKind::kSubtract: return "subtract";
    case domain::NodeKind::kMultiply: return "multiply";
    case domain::NodeKind::kDivide: return "divide";
    default: return "modulo";
  }
}

/// The family of SQL functions that computes with these operands.
std::string_view function_family(const ExpressionType& left, const ExpressionType& right) {
  if (left.is(Kind::kDate) || right.is(Kind::kDate)) return "date_";
  if (left.is(Kind::kTimestamp) || right.is(Kind::kTimestamp)) return "timestamp_";
  const bool decimal = left.is(Kind::kDecimal) || right.is(Kind::kDecimal);
  return decimal ? "decimal_" : "integer_";
}

}  // namespace

const std::string& ExpressionWriter::root_alias(ExpressionRoot root) const {
  static const std::string none;
  if (root == ExpressionRoot::kThis) return context_.this_row;
  return root == ExpressionRoot::kOption ? context_.option_row : none;
}

bool ExpressionWriter::is_known(const Node& node, int first_bound) const {
  if (node.kind == NodeKind::kRoot) return root_alias(node.root).empty();
  if (node.kind == NodeKind::kVariable) return node.variable >= first_bound;
  for (const Node& child : node.children) {
    if (!is_known(child, first_bound)) return false;
  }
  return true;
}

bool ExpressionWriter::is_known(const Node& node) const {
  return is_known(node, static_cast<int>(variables_.size()));
}

bool ExpressionWriter::is_never_null(const Node& node) {
  if (node.kind == NodeKind::kRoot || node.kind == NodeKind::kVariable) {
    return node.type.is(Kind::kRecord);
  }
  if (node.kind != NodeKind::kColumn || !is_row(node.children[0])) return false;
  return node.column != SystemColumn::kCreatedBy && node.column != SystemColumn::kUpdatedBy;
}

Result<Scalar> ExpressionWriter::compute(const Node& node) const {
  return domain::evaluate_part(node, context_.evaluation);
}

Result<SqlFragment> ExpressionWriter::known_value(const Node& node) const {
  return SqlFragment().append("?", to_bind(TRY(compute(node)), node.type));
}

Result<SqlFragment> ExpressionWriter::value(const Node& node) {
  if (is_known(node) && !node.type.is(Kind::kList)) return known_value(node);
  switch (node.kind) {
    case NodeKind::kRoot:
    case NodeKind::kStep: return row_id(node);
    case NodeKind::kVariable: {
      const Variable& variable = variables_[static_cast<std::size_t>(node.variable)];
      return SqlFragment(variable.row.empty() ? variable.item : variable.row + ".id");
    }
    case NodeKind::kField:
    case NodeKind::kColumn: return member(node.children[0], column_of(node));
    case NodeKind::kConditional: return conditional(node);
    case NodeKind::kAdd:
    case NodeKind::kSubtract:
    case NodeKind::kMultiply:
    case NodeKind::kDivide:
    case NodeKind::kModulo: return arithmetic(node);
    case NodeKind::kNegate:
      if (!node.type.is(Kind::kDecimal)) return call("integer_negate", node, "");
      return SqlFragment("-(").append(TRY(value(node.children[0]))).append(")");
    case NodeKind::kToDecimal: {
      const std::string scales =
          "," + std::to_string(node.children[0].type.scale) + "," + std::to_string(node.type.scale);
      return call("decimal_rescale", node, scales);
    }
    case NodeKind::kDays:
      return call("integer_multiply", node, "," + std::string(kMillisecondsPerDay));
    case NodeKind::kChoiceText: return choice_text(node);
    case NodeKind::kFold: return folded(node);
    case NodeKind::kSize: return size(node.children[0]);
    default: return SqlFragment("((").append(TRY(plain_condition(node))).append(") IS TRUE)");
  }
}

Result<SqlFragment> ExpressionWriter::call(std::string_view function, const Node& node,
                                           std::string_view more_arguments) {
  SqlFragment sql{std::string(function) + "("};
  sql.append(TRY(value(node.children[0]))).append(more_arguments).append(")");
  sql.may_fail = true;
  return sql;
}

Result<SqlFragment> ExpressionWriter::row_id(const Node& row) {
  if (is_known(row)) {
    const Scalar id = TRY(domain::evaluate_row_id(row, context_.evaluation));
    return SqlFragment().append("?", to_bind(id, row.type));
  }
  return member(row, "id");
}

Result<SqlFragment> ExpressionWriter::member(const Node& row, const std::string& column) {
  if (row.kind == NodeKind::kStep) return step(row, column);
  const std::string& alias = row.kind == NodeKind::kRoot
                                 ? root_alias(row.root)
                                 : variables_[static_cast<std::size_t>(row.variable)].row;
  return SqlFragment(alias + "." + column);
}

Result<SqlFragment> ExpressionWriter::step(const Node& row, const std::string& column) {
  const std::string alias = new_alias();
  std::vector<SqlFragment> conditions;
  conditions.push_back(SqlFragment(alias + ".id = ").append(TRY(value(row.children[0]))));
  for (SqlFragment& live : TRY(live_rows(row, alias))) conditions.push_back(std::move(live));
  SqlFragment sql("(SELECT " + alias + "." + column + " FROM " + table_name(row.table) + " " +
                  alias);
  sql.append(" WHERE ").append(all_of(std::move(conditions))).append(")");
  return sql;
}

/// The rows of a step's table that count: not in the trash, and readable.
Result<std::vector<SqlFragment>> ExpressionWriter::live_rows(const Node& node,
                                                             const std::string& alias) {
  std::vector<SqlFragment> conditions;
  conditions.push_back(SqlFragment(alias + ".deleted_at IS NULL"));
  if (node.filter == nullptr) return conditions;
  SqlContext inner = context_;
  inner.this_row = alias;
  conditions.push_back(TRY(ExpressionWriter(inner, aliases_).condition(node.filter->root)));
  return conditions;
}

Result<SqlFragment> ExpressionWriter::conditional(const Node& node) {
  SqlFragment sql("CASE WHEN ");
  sql.append(TRY(condition(node.children[0])))
      .append(" THEN ")
      .append(TRY(value(node.children[1])))
      .append(" ELSE ")
      .append(TRY(value(node.children[2])))
      .append(" END");
  return sql;
}

Result<SqlFragment> ExpressionWriter::arithmetic(const Node& node) {
  const Node& left = node.children[0];
  const Node& right = node.children[1];
  const SqlFragment first = TRY(value(left));
  const SqlFragment second = TRY(value(right));
  if (node.type.is(Kind::kString)) {
    return SqlFragment("(").append(first).append(" || ").append(second).append(")");
  }
  const std::string_view family = function_family(left.type, right.type);
  SqlFragment sql{std::string(family)};
  if (left.type.is(right.type.kind) && family != "integer_" && family != "decimal_") {
    return sql.append("between(").append(first).append(",").append(second).append(")");
  }
  if (family == "decimal_") {
    sql.append(operation_name(node.kind))
        .append("(")
        .append(first)
        .append(",")
        .append(std::to_string(left.type.scale))
        .append(",")
        .append(second)
        .append(",")
        .append(std::to_string(right.type.scale))
        .append(",")
        .append(std::to_string(node.type.scale))
        .append(")");
  } else {
    const bool swapped = left.type.is(Kind::kDuration) && family != "integer_";
    sql.append(operation_name(node.kind))
        .append("(")
        .append(swapped ? second : first)
        .append(",")
        .append(swapped ? first : second)
        .append(")");
  }
  sql.may_fail = true;
  return sql;
}

Result<SqlFragment> ExpressionWriter::choice_text(const Node& node) {
  const domain::Table* choices = context_.schema.choices_table();
  const domain::Field* valeur = choices == nullptr ? nullptr : choices->find_field("valeur");
  if (valeur == nullptr) return Error{.kind = &errors::internal, .detail = "no table of choices"};
  const std::string alias = new_alias();
  SqlFragment sql("(SELECT " + alias + "." + column_name(valeur->id) + " FROM " +
                  table_name(choices->id) + " " + alias + " WHERE " + alias + ".id = ");
  sql.append(TRY(value(node.children[0]))).append(")");
  return sql;
}

Result<SqlFragment> ExpressionWriter::size(const Node& operand) {
  if (!operand.type.is(Kind::kList)) {
    return SqlFragment("coalesce(length(").append(TRY(value(operand))).append("),0)");
  }
  if (!operand.type.is_record_list()) return SqlFragment(std::to_string(operand.children.size()));
  Source source = TRY(source_of(operand));
  SqlFragment sql("(SELECT count(*) FROM ");
  sql.append(source.from)
      .append(" WHERE ")
      .append(all_of(std::move(source.conditions)))
      .append(")");
  return sql;
}

Result<SqlFragment> ExpressionWriter::folded(const Node& node) {
  const Node& text = node.children[0];
  if (text.kind == NodeKind::kField)
    return member(text.children[0], folded_column_name(text.field));
  return SqlFragment("fold(").append(TRY(value(text))).append(")");
}

}  // namespace cochin::storage::sql
