#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "domain/expressions/expression_type.hpp"
#include "domain/expressions/scalar.hpp"
#include "domain/expressions/text_pattern.hpp"

namespace cochin::domain {

struct CheckedExpression;

/// The records that an expression starts from.
enum class ExpressionRoot {
  kThis,    ///< whose fields are named without a prefix
  kRecord,  ///< `record`: the draft
  kOption,  ///< `option`: the candidate
};

/// The columns that every record has.
enum class SystemColumn { kId, kVersion, kCreatedAt, kCreatedBy, kUpdatedAt, kUpdatedBy };

enum class NodeKind {
  kConstant,     ///< `constant`
  kListLiteral,  ///< children: the items, converted to one type
  kNow,
  kToday,
  kMyId,
  kMyUsername,
  kMyGroups,
  kRoot,       ///< a record: `root`
  kVariable,   ///< what the quantifier `variable` stands at: a record or an item
  kStep,       ///< child: a record's id; the live record of `table` that passes `filter`
  kField,      ///< child: kRoot, kVariable or kStep; its `field`
  kColumn,     ///< child: kRoot, kVariable or kStep; its `column`
  kReferrers,  ///< child: as kField; live records of `table` that pass `filter`, whose `field` is
               ///< it
  kExists,     ///< children: a list, a condition on `variable`
  kAll,
  kSize,
  kIn,
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kAnd,
  kOr,
  kNot,
  kNegate,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kConditional,
  kToDecimal,   ///< child: a number; at the scale of `type`
  kChoiceText,  ///< child: a choice; its `valeur`
  kFold,
  kContains,
  kStartsWith,
  kEndsWith,
  kMatches,  ///< child: a string; `pattern`
  kDays,
  kDayStart,  ///< child: a date that no record has a part in; its first instant
  kDayEnd,    ///< the first instant of the next day
};

/// A node whose names are resolved to ids (a schema snapshot may be gone when it runs) and whose
/// operands fit.
struct CheckedNode {
  NodeKind kind = NodeKind::kConstant;
  ExpressionType type = {};
  std::size_t position = 0;
  std::vector<CheckedNode> children = {};

  Scalar constant = {};  ///< a choice as its `valeur`
  ExpressionRoot root = ExpressionRoot::kThis;
  SystemColumn column = SystemColumn::kId;
  int variable = 0;
  TableId table = {};
  FieldId field = {};
  std::shared_ptr<const CheckedExpression> filter = {};  ///< of the rights; nullptr for all rows
  std::shared_ptr<const TextPattern> pattern = {};       ///< its text is `constant`
};

/// What an expression depends on, for whoever wants to delete or rename it. Sorted, unique.
struct ExpressionUses {
  std::vector<TableId> tables;  ///< stepped into
  std::vector<FieldId> fields;
  std::vector<std::pair<std::string, std::string>> choices;  ///< category, `valeur`
};

/// An expression that passed the checker. Immutable; may be shared and kept across schema changes
/// that leave what it uses alone.
struct CheckedExpression {
  CheckedNode root;
  ExpressionUses uses;
  TableId table;       ///< of `ExpressionRoot::kThis`
  std::string source;  ///< canonical text
  const ExpressionType& type() const { return root.type; }
};

}  // namespace cochin::domain
