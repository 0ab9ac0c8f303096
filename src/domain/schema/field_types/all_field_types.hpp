#pragma once

#include "domain/schema/field_type.hpp"

/// The single instance of each type of `field_types.inc`, each defined in the file of its name.
namespace cochin::domain {

#define FIELD_TYPE(name) const FieldType& name##_type();
#include "domain/schema/field_types/field_types.inc"
#undef FIELD_TYPE

}  // namespace cochin::domain
