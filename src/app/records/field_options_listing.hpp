#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"

namespace cochin::app {

/// What may be picked for a field now: a choice (`valeur`) or a record (`id`).
struct FieldOption {
  std::string valeur;  ///< of a choice; empty for a record
  RecordId id;
  std::string label;
};

struct FieldOptionsRequest {
  const domain::Field& field;        ///< a choice or a link
  std::string_view search = {};      ///< words of the label, without regard to case and accents
  const Tree::Map* draft = nullptr;  ///< the record being written, for `options_when`
  std::string_view cursor = {};      ///< from a former answer to the same question
  std::int64_t limit = 50;
};

struct FieldOptionsPage {
  std::vector<FieldOption> items;
  std::optional<std::string> next;  ///< cursor of the page that follows
};

/// The candidates in their order that match the search and the field's `options_when`. A stored
/// `options_when` sees as the system does. Errors: `not_found` (a field without options),
/// `invalid_input` (the draft), `invalid_cursor`, those of expressions.
Result<FieldOptionsPage> list_field_options(const Actor& actor, ReadScope& scope,
                                            const domain::Table& table,
                                            const FieldOptionsRequest& request);

}  // namespace cochin::app
