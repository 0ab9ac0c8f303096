#include <array>

#include "base/text.hpp"
#include "domain/schema/field_types/all_field_types.hpp"
#include "domain/schema/field_types/file_references.hpp"
#include "domain/schema/field_types/value_checks.hpp"

namespace cochin::domain {

namespace {

/// Uploaded files of any kind.
class FileType final : public FieldType {
 public:
  std::string_view name() const override { return "file"; }
  ValueKind kind() const override { return ValueKind::kFiles; }
  bool can_be_unique() const override { return false; }
  std::span<const std::string_view> options() const override {
    static constexpr std::array<std::string_view, 3> kOptions = {"multiple", "max_size", "mime"};
    return kOptions;
  }

  Result<Value> read(const Tree& input, const Field& field, const ChoiceCatalog&) const override {
    return read_file_references(input, field);
  }

  /// A written form cannot name stored files: only emptiness can be read.
  Result<Value> read_text(std::string_view text, const Field&,
                          const ChoiceCatalog&) const override {
    if (!trim(text).empty()) return wrong_type("[id, …]");
    return Value{};
  }
};

}  // namespace

const FieldType& file_type() {
  static const FileType type;
  return type;
}

}  // namespace cochin::domain
