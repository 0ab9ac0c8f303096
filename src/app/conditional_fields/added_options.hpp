#pragma once

#include <string>
#include <string_view>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "base/result.hpp"
#include "base/tree.hpp"
#include "domain/schema/table.hpp"

/// "Ajouter une option": a choice that somebody misses while he fills in a form.
namespace cochin::app {

struct OptionDraft {
  std::string_view label;
  const Tree::Map& values;  ///< of further fields of the table `choix`
};

struct AddedOption {
  std::string value;
  std::string label;
  bool is_new = false;  ///< false: one with this text, but for case and accents, was there
};

/// Adds a choice to the category of `field`, at its end, under a value made from the label. Adding
/// what is there already gives it. Errors: `field_without_options` at `/field`, `invalid_name` at
/// `/label`; `forbidden` for those who may create no choice; those of `create_record`.
Result<AddedOption> add_option(const Actor& actor, WriteScope& scope, const domain::Field& field,
                               const OptionDraft& draft);

}  // namespace cochin::app
