#include <array>
#include <cstdio>

#include "base/text.hpp"
#include "domain/schema/field_types/all_field_types.hpp"
#include "domain/schema/field_types/value_checks.hpp"
#include "domain/schema/field_types/written_dates.hpp"

namespace cochin::domain {

namespace {

/// A day, without time or zone.
class DateType final : public FieldType {
 public:
  std::string_view name() const override { return "date"; }
  ValueKind kind() const override { return ValueKind::kDate; }
  bool indexed_by_default() const override { return true; }
  std::span<const std::string_view> options() const override {
    static constexpr std::array<std::string_view, 2> kOptions = {"min", "max"};
    return kOptions;
  }

  Result<Value> read(const Tree& input, const Field& field, const ChoiceCatalog&) const override {
    const std::string* text = input.as_string();
    const auto date = text == nullptr ? std::nullopt : Date::parse(*text);
    if (!date) return wrong_type("YYYY-MM-DD");
    return checked(*this, *date, field);
  }

  Result<Value> read_text(std::string_view text, const Field& field,
                          const ChoiceCatalog&) const override {
    text = trim(text);
    if (text.empty()) return Value{};
    if (const auto date = written_date(text)) return checked(*this, *date, field);
    if (const auto instant = Timestamp::parse(text)) {
      return checked(*this, instant->date_utc(), field);
    }
    return wrong_type("YYYY-MM-DD");
  }

  Status check(const Value& value, const Field& field) const override {
    return check_bounds(value, field);
  }
};

}  // namespace

const FieldType& date_type() {
  static const DateType type;
  return type;
}

}  // namespace cochin::domain
