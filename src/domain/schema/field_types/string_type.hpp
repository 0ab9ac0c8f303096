#pragma once

#include "domain/schema/field_type.hpp"

namespace cochin::domain {

/// A type whose values are text: what its name is and how long it may be at most.
class StringType final : public FieldType {
 public:
  StringType(std::string_view name, std::int64_t longest_characters)
      : name_(name), longest_characters_(longest_characters) {}

  std::string_view name() const override { return name_; }
  ValueKind kind() const override { return ValueKind::kText; }
  std::span<const std::string_view> options() const override;
  Result<Value> read(const Tree& input, const Field& field,
                     const ChoiceCatalog& choices) const override;
  Result<Value> read_text(std::string_view text, const Field& field,
                          const ChoiceCatalog& choices) const override;
  Status check(const Value& value, const Field& field) const override;

 private:
  std::string_view name_;
  std::int64_t longest_characters_;
};

}  // namespace cochin::domain
