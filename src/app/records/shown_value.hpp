#pragma once

#include <string>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "domain/schema/field.hpp"

namespace cochin::app {

/// A value with the label that its record or choice has now.
struct ShownValue {
  domain::Value value;
  std::string label;  ///< of a choice or of a link that the actor may read; else empty
};

Result<ShownValue> show_value(const Actor& actor, ReadScope& scope, const domain::Field& field,
                              domain::Value value);

}  // namespace cochin::app
