#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/tree.hpp"
#include "domain/records/value.hpp"
#include "domain/schema/choice_catalog.hpp"
#include "domain/schema/field.hpp"

namespace cochin::domain {

/// What one type of field accepts. One subclass per type, in `field_types/`, registered in
/// `field_types.cpp`. Stateless and thread-safe.
class FieldType {
 public:
  virtual ~FieldType() = default;

  virtual std::string_view name() const = 0;  ///< as in the API: `long_text`
  virtual ValueKind kind() const = 0;
  /// The names of the options that the type accepts.
  virtual std::span<const std::string_view> options() const = 0;
  /// Whether a unique constraint makes sense.
  virtual bool can_be_unique() const { return true; }
  /// Whether the column carries an index from the start.
  virtual bool indexed_by_default() const { return false; }

  /// Reads a value of the API (never null) and checks it against the field's options.
  /// Errors: `wrong_type`, and what `check` refuses.
  virtual Result<Value> read(const Tree& input, const Field& field,
                             const ChoiceCatalog& choices) const = 0;

  /// Reads a written form, as a type change or an import cell has it: canonical first, then the
  /// usual French forms. Empty text is emptiness. Errors: as `read`.
  virtual Result<Value> read_text(std::string_view text, const Field& field,
                                  const ChoiceCatalog& choices) const = 0;

  /// Whether a well-typed value obeys the field's options (length, pattern, bounds…).
  virtual Status check(const Value& value, const Field& field) const;
};

/// nullptr for an unknown name.
const FieldType* find_field_type(std::string_view name);

/// In the order in which a person is offered them.
std::span<const FieldType* const> field_types();

/// The canonical written form of a value: what a type change to text keeps. Choices give their
/// label, links and files their ids.
std::string to_text(const Value& value, const ChoiceCatalog& choices);

}  // namespace cochin::domain
