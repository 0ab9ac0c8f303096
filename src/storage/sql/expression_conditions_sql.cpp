#include "storage/sql/expression_values.hpp"
#include "storage/sql/expression_writer.hpp"
#include "storage/sql/physical_names.hpp"

namespace cochin::storage::sql {

using domain::ExpressionType;
using domain::Scalar;
using Kind = ExpressionType::Kind;

namespace {

std::string_view relation_symbol(domain::NodeKind kind) {
  switch (kind) {
    case domain::NodeKind::kLess: return " < ";
    case domain::NodeKind::kLessEqual: return " <= ";
    case domain::NodeKind::kGreater: return " > ";
    default: return " >= ";
  }
}

/// `a < b` is `b > a`.
domain::NodeKind turned(domain::NodeKind kind) {
  switch (kind) {
    case domain::NodeKind::kLess: return domain::NodeKind::kGreater;
    case domain::NodeKind::kLessEqual: return domain::NodeKind::kGreaterEqual;
    case domain::NodeKind::kGreater: return domain::NodeKind::kLess;
    default: return domain::NodeKind::kLessEqual;
  }
}

/// Beside a whole number, `x < 2.5` is `x <= 2` and `x >= 2.5` is `x > 2`.
domain::NodeKind beside_floor(domain::NodeKind kind) {
  const bool below = kind == domain::NodeKind::kLess || kind == domain::NodeKind::kLessEqual;
  return below ? domain::NodeKind::kLessEqual : domain::NodeKind::kGreater;
}

SqlFragment never() { return SqlFragment("0"); }
SqlFragment always() { return SqlFragment("1"); }

bool compares_scales(const ExpressionType& left, const ExpressionType& right) {
  return left.is_number() && right.is_number() && left.scale != right.scale;
}

}  // namespace

Result<SqlFragment> ExpressionWriter::condition(const Node& node) {
  if (is_known(node)) {
    const Scalar known = TRY(compute(node));
    return known == Scalar(true) ? always() : never();
  }
  if (node.kind == NodeKind::kConditional) {
    SqlFragment sql("CASE WHEN ");
    sql.append(TRY(condition(node.children[0])))
        .append(" THEN ")
        .append(TRY(condition(node.children[1])))
        .append(" ELSE ")
        .append(TRY(condition(node.children[2])))
        .append(" END");
    return sql;
  }
  const bool column = node.kind == NodeKind::kField || node.kind == NodeKind::kVariable;
  if (column) return SqlFragment().append(TRY(value(node))).append(" = 1");
  return plain_condition(node);
}

/// Of a node that is a condition by itself, and not known.
Result<SqlFragment> ExpressionWriter::plain_condition(const Node& node) {
  switch (node.kind) {
    case NodeKind::kAnd:
    case NodeKind::kOr: return chain(node);
    case NodeKind::kNot:
      return SqlFragment("(").append(TRY(condition(node.children[0]))).append(") IS NOT TRUE");
    case NodeKind::kEqual:
    case NodeKind::kNotEqual: return equality(node);
    case NodeKind::kLess:
    case NodeKind::kLessEqual:
    case NodeKind::kGreater:
    case NodeKind::kGreaterEqual: return order(node);
    case NodeKind::kIn: return membership(node);
    case NodeKind::kExists:
    case NodeKind::kAll: return quantifier(node);
    default: return text_relation(node);
  }
}

Result<SqlFragment> ExpressionWriter::chain(const Node& node) {
  const bool conjunction = node.kind == NodeKind::kAnd;
  std::vector<SqlFragment> operands;
  for (const Node& child : node.children) operands.push_back(TRY(condition(child)));
  if (conjunction) return all_of(std::move(operands));
  const std::vector<SqlFragment> failing = take_failing(operands);
  SqlFragment sql;
  for (const SqlFragment& operand : operands) {
    sql.append(sql.text.empty() ? "(" : " OR (").append(operand).append(")");
  }
  // As in `all_of`: what may fail is computed only where nothing before it holds.
  for (const SqlFragment& operand : failing) {
    if (sql.text.empty()) {
      sql.append(operand);
    } else {
      SqlFragment next("CASE WHEN ");
      sql = next.append(sql).append(" THEN 1 ELSE ").append(operand).append(" END");
    }
  }
  SqlFragment all("(");
  return all.append(sql).append(")");
}

Result<SqlFragment> ExpressionWriter::equality(const Node& node) {
  const bool equal = node.kind == NodeKind::kEqual;
  const Node& left = node.children[0];
  const Node& right = node.children[1];
  if (is_known(right)) return equals_known(left, TRY(compute(right)), right.type, equal);
  if (is_known(left)) return equals_known(right, TRY(compute(left)), left.type, equal);
  const SqlFragment first = TRY(value(left));
  const SqlFragment second = TRY(value(right));
  if (compares_scales(left.type, right.type)) {
    SqlFragment sql("decimal_same(");
    sql.append(first)
        .append(",")
        .append(std::to_string(left.type.scale))
        .append(",")
        .append(second)
        .append(",")
        .append(std::to_string(right.type.scale))
        .append(equal ? ") = 1" : ") = 0");
    return sql;
  }
  const bool plain = is_never_null(left) || is_never_null(right);
  const std::string_view symbol = !equal ? " IS NOT " : (plain ? " = " : " IS ");
  return SqlFragment().append(first).append(symbol).append("(").append(second).append(")");
}

Result<SqlFragment> ExpressionWriter::equals_known(const Node& operand, const Scalar& known,
                                                   const ExpressionType& type, bool equal) {
  SqlFragment sql;
  sql.append(TRY(value(operand)));
  if (domain::is_empty(known)) return sql.append(equal ? " IS NULL" : " IS NOT NULL");
  sql.append(equal ? " = " : " IS NOT ");
  if (!operand.type.is_number() || !type.is_number()) return sql.append("?", to_bind(known, type));
  const ScaledNumber number = scale_number(known, operand.type.scale);
  if (!number.exact) return equal ? never() : always();
  return sql.append("?", number.floor);
}

Result<SqlFragment> ExpressionWriter::order(const Node& node) {
  const Node& left = node.children[0];
  const Node& right = node.children[1];
  if (is_known(right)) return order_known(left, TRY(compute(right)), right.type, node.kind);
  if (is_known(left)) return order_known(right, TRY(compute(left)), left.type, turned(node.kind));
  const SqlFragment first = TRY(value(left));
  const SqlFragment second = TRY(value(right));
  const std::string_view symbol = relation_symbol(node.kind);
  if (!compares_scales(left.type, right.type)) {
    return SqlFragment().append(first).append(symbol).append("(").append(second).append(")");
  }
  SqlFragment sql("decimal_compare(");
  sql.append(first)
      .append(",")
      .append(std::to_string(left.type.scale))
      .append(",")
      .append(second)
      .append(",")
      .append(std::to_string(right.type.scale))
      .append(")")
      .append(symbol)
      .append("0");
  return sql;
}

Result<SqlFragment> ExpressionWriter::order_known(const Node& operand, const Scalar& known,
                                                  const ExpressionType& type, NodeKind relation) {
  if (domain::is_empty(known)) return never();
  SqlFragment sql;
  sql.append(TRY(value(operand)));
  if (!type.is_number())
    return (sql.append(relation_symbol(relation))).append("?", to_bind(known, type));
  const ScaledNumber number = scale_number(known, operand.type.scale);
  const NodeKind beside = number.exact ? relation : beside_floor(relation);
  return (sql.append(relation_symbol(beside))).append("?", number.floor);
}

Result<SqlFragment> ExpressionWriter::text_relation(const Node& node) {
  const Node& text = node.children[0];
  if (node.kind == NodeKind::kMatches) {
    const auto& pattern = std::get<std::string>(node.constant);
    SqlFragment sql("matches(");
    (sql.append(TRY(value(text))).append(",")).append("?", pattern).append(")");
    return sql;
  }
  const Node& part = node.children[1];
  if (node.kind == NodeKind::kStartsWith && is_known(part)) {
    const Scalar known = TRY(compute(part));
    if (const auto* prefix = std::get_if<std::string>(&known)) {
      return starts_with_known(text, *prefix);
    }
    return never();
  }
  SqlFragment sql;
  if (node.kind == NodeKind::kContains) {
    sql.append("instr(")
        .append(TRY(value(text)))
        .append(",")
        .append(TRY(value(part)))
        .append(") > 0");
  } else {
    sql.append(node.kind == NodeKind::kStartsWith ? "starts_with(" : "ends_with(")
        .append(TRY(value(text)))
        .append(",")
        .append(TRY(value(part)))
        .append(")");
  }
  return sql;
}

/// As a range, which an index serves; of anything but a column, a function is computed once.
Result<SqlFragment> ExpressionWriter::starts_with_known(const Node& operand,
                                                        const std::string& prefix) {
  const SqlFragment text = TRY(value(operand));
  const auto after = text_after_prefix(prefix);
  if (!after) return SqlFragment("(").append(text).append(") IS NOT NULL");
  const bool column = text.values.empty() && text.text.find('(') == std::string::npos;
  if (!column) {
    SqlFragment call("starts_with(");
    (call.append(text).append(",")).append("?", prefix).append(")");
    return call;
  }
  SqlFragment sql("(");
  (sql.append(text).append(" >= ")).append("?", prefix).append(" AND ").append(text).append(" < ");
  sql.append("?", *after).append(")");
  return sql;
}

Result<SqlFragment> ExpressionWriter::membership(const Node& node) {
  const Node& item = node.children[0];
  const Node& list = node.children[1];
  std::vector<const Node*> known;
  std::vector<SqlFragment> alternatives;
  for (const Node& child : list.children) {
    if (is_known(child)) {
      known.push_back(&child);
      continue;
    }
    Node same{.kind = NodeKind::kEqual, .type = node.type, .position = node.position};
    same.children = {item, child};
    alternatives.push_back(TRY(condition(same)));
  }
  if (list.kind == NodeKind::kMyGroups || !known.empty()) {
    alternatives.push_back(TRY(in_known(item, list, known)));
  }
  if (alternatives.empty()) return never();
  SqlFragment sql("(");
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    sql.append(i > 0 ? " OR (" : "(").append(alternatives[i]).append(")");
  }
  return (sql.append(")"));
}

Result<SqlFragment> ExpressionWriter::in_known(const Node& operand, const Node& list,
                                               const std::vector<const Node*>& items) {
  std::vector<SqlValue> values;
  bool has_empty = false;
  if (list.kind == NodeKind::kMyGroups) {
    for (const std::string& group : context_.evaluation.me.groups) values.emplace_back(group);
  }
  for (const Node* item : items) {
    const Scalar known = TRY(compute(*item));
    if (domain::is_empty(known)) {
      has_empty = true;
    } else if (operand.type.is_number() && item->type.is_number()) {
      const ScaledNumber number = scale_number(known, operand.type.scale);
      if (number.exact) values.emplace_back(number.floor);
    } else {
      values.push_back(to_bind(known, item->type));
    }
  }
  const SqlFragment value_sql = TRY(value(operand));
  SqlFragment sql;
  if (values.size() == 1) {
    (sql.append(value_sql).append(" = ")).append("?", std::move(values[0]));
  } else {
    (sql.append(value_sql).append(" IN (SELECT value FROM json_each("))
        .append("?", to_json_list(values))
        .append("))");
  }
  if (!has_empty) return sql;
  return SqlFragment().append(sql).append(" OR (").append(value_sql).append(") IS NULL");
}

Result<SqlFragment> ExpressionWriter::quantifier(const Node& node) {
  const bool exists = node.kind == NodeKind::kExists;
  Source source = TRY(source_of(node.children[0]));
  variables_.push_back(source.variable);
  SqlFragment body = TRY(condition(node.children[1]));
  variables_.pop_back();
  if (!exists) body = SqlFragment("(").append(body).append(") IS NOT TRUE");
  source.conditions.push_back(std::move(body));
  SqlFragment sql(exists ? "EXISTS (SELECT 1 FROM " : "NOT EXISTS (SELECT 1 FROM ");
  sql.append(source.from)
      .append(" WHERE ")
      .append(all_of(std::move(source.conditions)))
      .append(")");
  return sql;
}

Result<ExpressionWriter::Source> ExpressionWriter::source_of(const Node& list) {
  if (list.type.is_record_list()) return rows_source(list);
  return items_source(list);
}

Result<ExpressionWriter::Source> ExpressionWriter::rows_source(const Node& list) {
  const std::string alias = new_alias();
  Source source{.from = SqlFragment(table_name(list.table) + " " + alias),
                .conditions = {},
                .variable = {.row = alias, .item = {}}};
  SqlFragment link(alias + "." + column_name(list.field) + " = ");
  source.conditions.push_back(link.append(TRY(row_id(list.children[0]))));
  for (SqlFragment& live : TRY(live_rows(list, alias))) {
    source.conditions.push_back(std::move(live));
  }
  return source;
}

Result<ExpressionWriter::Source> ExpressionWriter::items_source(const Node& list) {
  const std::string alias = new_alias();
  Source source;
  if (is_known(list)) {
    const ExpressionType type = element_of(list.type);
    std::vector<SqlValue> values;
    for (const Scalar& item : TRY(domain::evaluate_items(list, context_.evaluation))) {
      values.push_back(to_bind(item, type));
    }
    source.from =
        SqlFragment("json_each(").append("?", to_json_list(values)).append(") ").append(alias);
    source.variable.item = alias + ".value";
    return source;
  }
  SqlFragment rows("(");
  for (std::size_t i = 0; i < list.children.size(); ++i) {
    rows.append(i > 0 ? " UNION ALL SELECT " : "SELECT ").append(TRY(value(list.children[i])));
    rows.append(" AS item");
  }
  source.from = rows.append(") " + alias);
  source.variable.item = alias + ".item";
  return source;
}

}  // namespace cochin::storage::sql
