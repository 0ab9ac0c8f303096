#pragma once

#include "domain/schema/field_type.hpp"

namespace cochin::domain {

/// A type whose values are uploaded files.
class FilesType final : public FieldType {
 public:
  explicit FilesType(std::string_view name) : name_(name) {}

  std::string_view name() const override { return name_; }
  ValueKind kind() const override { return ValueKind::kFiles; }
  bool can_be_unique() const override { return false; }
  std::span<const std::string_view> options() const override;

  /// A list of file ids without repetition; an empty list is emptiness.
  /// Errors: `wrong_type`, `unknown_file`, `too_many_files`.
  Result<Value> read(const Tree& input, const Field& field,
                     const ChoiceCatalog& choices) const override;

  /// A written form cannot name stored files: only emptiness can be read.
  Result<Value> read_text(std::string_view text, const Field& field,
                          const ChoiceCatalog& choices) const override;

 private:
  std::string_view name_;
};

}  // namespace cochin::domain
