#include <array>
#include <charconv>

#include "base/text.hpp"
#include "domain/schema/field_types/all_field_types.hpp"
#include "domain/schema/field_types/value_checks.hpp"

namespace cochin::domain {

namespace {

/// A link to one record of another table, written as its id. That the record exists is checked
/// where records are kept.
class ForeignKeyType final : public FieldType {
 public:
  std::string_view name() const override { return "foreign_key"; }
  ValueKind kind() const override { return ValueKind::kLink; }
  bool indexed_by_default() const override { return true; }
  std::span<const std::string_view> options() const override {
    static constexpr std::array<std::string_view, 4> kOptions = {
        "table", "on_delete", "options_when", "when_not_offered"};
    return kOptions;
  }

  Result<Value> read(const Tree& input, const Field&, const ChoiceCatalog&) const override {
    const std::int64_t* id = input.as_integer();
    if (id == nullptr) return wrong_type("integer");
    if (*id <= 0) return Error{&errors::unknown_record, {{"id", std::to_string(*id)}}};
    return Value{RecordRef{*id}};
  }

  Result<Value> read_text(std::string_view text, const Field& field,
                          const ChoiceCatalog& choices) const override {
    text = trim(text);
    if (text.empty()) return Value{};
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc{} || end != text.data() + text.size()) return wrong_type("integer");
    return read(Tree(id), field, choices);
  }
};

}  // namespace

const FieldType& foreign_key_type() {
  static const ForeignKeyType type;
  return type;
}

}  // namespace cochin::domain
