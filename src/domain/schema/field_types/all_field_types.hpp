#pragma once

#include "domain/schema/field_type.hpp"

/// The single instance of each type. Each is defined in the file of its name.
namespace cochin::domain {

const FieldType& text_type();
const FieldType& long_text_type();
const FieldType& number_type();
const FieldType& decimal_type();
const FieldType& date_type();
const FieldType& datetime_type();
const FieldType& boolean_type();
const FieldType& choice_type();
const FieldType& foreign_key_type();
const FieldType& file_type();
const FieldType& image_type();

}  // namespace cochin::domain
