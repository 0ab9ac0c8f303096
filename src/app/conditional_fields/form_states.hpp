#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "domain/conditional_fields/form_state.hpp"

namespace cochin::app {

/// A form that is being filled in.
struct FormRequest {
  std::optional<RecordId> id;  ///< of the record that it changes
  const Tree::Map& values;     ///< what was given so far
};

/// What a form shows: the state of the fields that the actor sees, and why.
struct FormAnswer {
  struct Field {
    const domain::Field* field;  ///< as the actor sees it
    std::size_t position;        ///< in the whole table, as `RuleSet` counts
    domain::FieldState state;
    domain::Value value;          ///< as it would be written
    bool is_set_by_rule = false;  ///< the rules gave the value, or took it away (empty)
  };
  std::vector<Field> fields;
  std::vector<FieldError> errors;          ///< pointers start with `/values`
  const domain::RuleSet* rules = nullptr;  ///< `because` speaks of; nullptr: there are none
  CatalogSnapshot catalog;                 ///< keeps all of it
};

/// What the rules say of the form now: the same decision as the write's.
/// Errors: those of `check_reading`; `not_found` for a record out of reach; `invalid_input` for a
/// member that is no field.
Result<FormAnswer> form_state(const Actor& actor, ReadScope& scope, const domain::Table& table,
                              const FormRequest& request);

/// What the rules close of one record in a list.
struct ClosedFields {
  RecordId id;
  std::vector<const domain::Field*> hidden;    ///< that do not apply
  std::vector<const domain::Field*> readonly;  ///< of those that do
};

inline constexpr std::size_t kMostFormStates = 500;

/// The records among `ids` of which the rules close something; those out of reach are left out.
/// Errors: those of `check_reading`; `too_many_items`.
Result<std::vector<ClosedFields>> closed_fields(const Actor& actor, ReadScope& scope,
                                                const domain::Table& table,
                                                const std::vector<RecordId>& ids);

}  // namespace cochin::app
