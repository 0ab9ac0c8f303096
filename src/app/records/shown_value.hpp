#pragma once

#include <string>

#include "app/lanes.hpp"
#include "domain/schema/field.hpp"

namespace cochin::app {

/// A value with the label that its record or choice has now.
struct ShownValue {
  domain::Value value;
  std::string label;  ///< of a choice or a link; empty for others
};

Result<ShownValue> show_value(ReadScope& scope, const domain::Field& field, domain::Value value);

}  // namespace cochin::app
