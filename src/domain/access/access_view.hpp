#pragma once

#include <array>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "domain/access/access_rights.hpp"
#include "domain/expressions/checked_expression.hpp"
#include "domain/schema/table.hpp"

namespace cochin::domain {

/// A condition on records; nullptr: none.
using RecordCondition = std::shared_ptr<const CheckedExpression>;

/// What may be done with one table that can be read.
struct TableAccess {
  Actions actions;
  std::array<RecordCondition, kActions.size()> conditions;  ///< by action
  std::vector<FieldId> hidden;
  std::vector<FieldId> readonly_on_create;
  std::vector<FieldId> readonly_on_update;

  const RecordCondition& condition(Action action) const {
    return conditions[static_cast<std::size_t>(action)];
  }
};

/// A schema as the holders of the same rights see it: tables that they may not read, fields that
/// are hidden from them and links into tables that they may not read do not exist. Immutable.
///
/// Rights of several groups add up: an action is given by any group; a record is in reach by any
/// group that gives the action; a field is hidden, or read-only, when every group that gives the
/// action says so. A filter that no longer checks lets nothing pass. A details table is read as its
/// parent is, by those who see the field that tells whose details they are.
class AccessView {
 public:
  AccessView(SchemaSnapshot whole, const AccessRights& rights);

  /// The whole schema itself when nothing of it is hidden.
  const SchemaSnapshot& schema() const { return schema_; }
  const SchemaSnapshot& whole() const { return whole_; }

  /// nullptr: the table cannot be read, hence does not exist.
  const TableAccess* find(TableId table) const;

  /// Whether some records of a readable table are out of reach.
  bool filters_reading() const { return filters_reading_; }
  /// Whether an answer can differ from that which a superuser gets.
  bool shapes_answers() const { return filters_reading_ || schema_ != whole_; }

  /// As `AccessRights::key()`.
  const std::string& key() const { return key_; }

 private:
  SchemaSnapshot whole_;
  SchemaSnapshot schema_;
  std::unordered_map<TableId, TableAccess> tables_;
  std::string key_;
  bool filters_reading_ = false;
};

/// Checks a record filter with the system's view. `table` is nullptr for all tables: it then names
/// only what every table has. Errors: those of `check_expression`.
Result<RecordCondition> check_record_filter(const Schema& schema, const Table* table,
                                            std::string_view filter);

}  // namespace cochin::domain
