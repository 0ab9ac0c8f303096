#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/tree.hpp"
#include "domain/records/value.hpp"
#include "domain/schema/choice_catalog.hpp"
#include "domain/schema/table.hpp"

namespace cochin::domain {

/// A record that is being written: the values as they will be, and what is wrong with them. The
/// one way in for the API, batches, imports and restores.
struct Draft {
  std::vector<Value> values;       ///< one per field of the table
  std::vector<std::size_t> named;  ///< positions that the input names, each once
  std::vector<FieldError> errors;  ///< pointers start with `pointer`
  std::string pointer = "/values";
  std::vector<FieldId> hidden;    ///< fields that do not exist for who writes
  std::vector<FieldId> readonly;  ///< fields that he may read only
};

/// An empty draft for a new record.
Draft new_draft(const Table& table);

/// Reads the members of `input` (slugs to values, null for emptiness) into the draft.
/// Draft errors: `unknown_field`, `readonly_field`, and what the field types refuse.
void read_input(const Table& table, const ChoiceCatalog& choices, const Tree::Map& input,
                Draft& draft);

/// Fills the fields that the input does not name with their defaults.
void apply_defaults(const Table& table, const ChoiceCatalog& choices, Draft& draft);

/// Draft error `required` for each required field that is empty, unless it is already refused or
/// out of reach for who writes.
/// With `named_only`, only for fields that the input names: a change must not be refused for what
/// it does not touch.
enum class RequiredScope { kAll, kNamedOnly };
void check_required(const Table& table, RequiredScope scope, Draft& draft);

/// Refuses the named values that who writes may read only: for values that were not read from an
/// input. Draft errors: `readonly_field`.
void check_writable(const Table& table, Draft& draft);

/// Checks the named values against the options of their fields: for values that were not read from
/// an input. Draft errors: those of `FieldType::check`.
void check_options(const Table& table, Draft& draft);

/// The positions whose value differs from `before`.
std::vector<std::size_t> changed_positions(const std::vector<Value>& before,
                                           const std::vector<Value>& after);

}  // namespace cochin::domain
