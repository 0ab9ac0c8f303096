#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/tree.hpp"
#include "domain/records/value.hpp"

namespace cochin::domain {

class FieldType;

/// What happens to a link when the record that it points at goes to the trash.
enum class OnDelete { kRestrict, kSetNull, kCascade };

/// What happens to a value that a change elsewhere in the record leaves outside what is offered:
/// `clear` takes it away, `keep` leaves it, `refuse` refuses the change.
enum class WhenNotOffered { kClear, kKeep, kRefuse };

/// The options of every field type together; each type accepts its own (`FieldType::options()`).
struct FieldOptions {
  std::optional<std::int64_t> max_length;  ///< characters
  std::string pattern;                     ///< RE2, must match the whole text; empty = none
  Value min;                               ///< of the field's own kind; empty = none
  Value max;
  int scale = 2;             ///< digits after the point, 0 to 6
  std::string category;      ///< of choices, in the table `choix`
  std::string options_when;  ///< expression over `record` and `option`
  WhenNotOffered when_not_offered = WhenNotOffered::kClear;
  TableId target;  ///< table that a link points at
  OnDelete on_delete = OnDelete::kRestrict;
  bool multiple = true;                  ///< files: more than one
  std::optional<std::int64_t> max_size;  ///< files: bytes each
  std::vector<std::string> mime;         ///< files: accepted types, `image/*` allowed; empty = any
};

/// A column of a user-defined table. `id` and `slug` never change.
struct Field {
  FieldId id;
  std::string slug;
  std::string name;
  std::string description;
  const FieldType* type = nullptr;
  bool required = false;
  bool unique = false;
  bool searchable = false;
  bool indexed = false;
  int order = 0;
  Tree default_value;  ///< as the API writes it; read like any input when a record is created
  FieldOptions options;
  TableId details;           ///< the details table that shows it as its own; 0: none
  std::string details_slug;  ///< its slug there

  ValueKind kind() const;
};

}  // namespace cochin::domain
