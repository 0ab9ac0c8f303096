#include <array>

#include "base/text.hpp"
#include "domain/schema/field_types/all_field_types.hpp"
#include "domain/schema/field_types/value_checks.hpp"
#include "domain/schema/field_types/written_dates.hpp"

namespace cochin::domain {

namespace {

/// An instant, kept in UTC to the millisecond.
class DatetimeType final : public FieldType {
 public:
  std::string_view name() const override { return "datetime"; }
  ValueKind kind() const override { return ValueKind::kDatetime; }
  bool indexed_by_default() const override { return true; }
  std::span<const std::string_view> options() const override {
    static constexpr std::array<std::string_view, 2> kOptions = {"min", "max"};
    return kOptions;
  }

  Result<Value> read(const Tree& input, const Field& field, const ChoiceCatalog&) const override {
    const std::string* text = input.as_string();
    const auto instant = text == nullptr ? std::nullopt : Timestamp::parse(*text);
    if (!instant) return wrong_type("YYYY-MM-DDTHH:MM:SSZ");
    return checked(*this, *instant, field);
  }

  Result<Value> read_text(std::string_view text, const Field& field,
                          const ChoiceCatalog&) const override {
    text = trim(text);
    if (text.empty()) return Value{};
    if (const auto instant = Timestamp::parse(text)) return checked(*this, *instant, field);
    const auto day = written_date(text);
    if (!day) return wrong_type("YYYY-MM-DDTHH:MM:SSZ");
    return checked(*this, Timestamp{std::int64_t{day->days} * 86'400'000}, field);
  }

  Status check(const Value& value, const Field& field) const override {
    return check_bounds(value, field);
  }
};

}  // namespace

const FieldType& datetime_type() {
  static const DatetimeType type;
  return type;
}

}  // namespace cochin::domain
