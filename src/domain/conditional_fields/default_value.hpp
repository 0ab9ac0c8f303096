#pragma once

#include "domain/expressions/scalar.hpp"
#include "domain/schema/choice_catalog.hpp"
#include "domain/schema/field.hpp"

namespace cochin::domain {

/// What an expression's value is in a field of a comparable type: a `valeur` becomes its choice, an
/// id the record, a number a decimal at the field's scale. Emptiness for what does not fit.
Value to_field_value(Scalar value, const Field& field, const ChoiceCatalog& choices);

}  // namespace cochin::domain
