#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/schema/field.hpp"

namespace cochin::domain {

/// Where the records of a details table are: among those of `parent`, where its choice field
/// `field` holds `choice`. They have their parent's ids and versions, and change with it.
struct DetailsOf {
  TableId parent;
  FieldId field;
  std::int64_t choice = 0;
  RuleId rule;  ///< the rule that shows its fields in the parent; 0: there is none yet
};

/// A user-defined table with its live fields in display order.
struct Table {
  TableId id;
  std::string slug;
  std::string name;
  std::string description;
  std::vector<Field> fields;
  std::vector<FieldId> label_fields;          ///< what makes the label of a link to a record
  std::string default_sort;                   ///< as the API's `sort`; empty = by id
  std::vector<std::vector<FieldId>> indexes;  ///< field lists with an index of their own
  bool is_system = false;                     ///< its fields cannot be removed or retyped
  std::optional<DetailsOf> details_of;        ///< set: a details table, which is only read

  /// The fields whose values make the label of a record: `label_fields`, else the first text field.
  std::vector<const Field*> labelling_fields() const;

  /// nullptr when there is none.
  const Field* find_field(std::string_view slug) const;
  const Field* find_field(FieldId field) const;
  /// Position in `fields`; the field must be one of them.
  std::size_t position_of(const Field& field) const;
};

/// All live tables at one moment: immutable, swapped as a whole when the schema changes.
class Schema {
 public:
  Schema() = default;
  Schema(std::int64_t version, std::vector<Table> tables);
  /// A part of `whole`, for those who may not see all of it.
  Schema(std::int64_t version, std::vector<Table> tables, std::shared_ptr<const Schema> whole);

  std::int64_t version() const { return version_; }
  std::span<const Table> tables() const { return tables_; }

  /// nullptr when there is none.
  const Table* find(TableId table) const;
  const Table* find(std::string_view slug) const;

  /// The system table of the choices, also where it is not among `tables()`: what a choice shows
  /// belongs to its field. nullptr before the first start.
  const Table* choices_table() const;

  /// What this is a part of; itself when it is no part. For what the system looks at by itself,
  /// never for an answer.
  const Schema& whole() const { return whole_ ? *whole_ : *this; }

  /// The link fields of stored records that point at `table`, with the table that holds them.
  struct Reference {
    const Table* table;
    const Field* field;
  };
  std::vector<Reference> references_to(TableId table) const;

 private:
  std::int64_t version_ = 0;
  std::vector<Table> tables_;
  std::shared_ptr<const Schema> whole_;
};

using SchemaSnapshot = std::shared_ptr<const Schema>;

/// The slug of the system table that holds the choices.
inline constexpr std::string_view kChoicesTable = "choix";

}  // namespace cochin::domain
