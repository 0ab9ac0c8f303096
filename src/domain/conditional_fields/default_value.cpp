#include "domain/conditional_fields/default_value.hpp"

#include <variant>

namespace cochin::domain {

namespace {

Value to_decimal(const Scalar& value, int scale) {
  const auto* whole = std::get_if<std::int64_t>(&value);
  const auto* decimal = std::get_if<Decimal>(&value);
  const Decimal number = decimal != nullptr ? *decimal : Decimal{whole != nullptr ? *whole : 0, 0};
  if (whole == nullptr && decimal == nullptr) return {};
  const auto fitting = number.rounded(scale);
  return fitting ? Value{*fitting} : Value{};
}

Value to_choice(const Scalar& value, const Field& field, const ChoiceCatalog& choices) {
  if (const auto* chosen = std::get_if<RecordRef>(&value)) return *chosen;
  const auto* valeur = std::get_if<std::string>(&value);
  const Choice* choice =
      valeur == nullptr ? nullptr : choices.find(field.options.category, *valeur);
  return choice == nullptr ? Value{} : Value{RecordRef{choice->id}};
}

Value to_link(const Scalar& value) {
  if (const auto* id = std::get_if<std::int64_t>(&value)) return RecordRef{*id};
  const auto* record = std::get_if<RecordRef>(&value);
  return record == nullptr ? Value{} : Value{*record};
}

template <typename Held>
Value exactly(Scalar value) {
  auto* held = std::get_if<Held>(&value);
  return held == nullptr ? Value{} : Value{std::move(*held)};
}

}  // namespace

Value to_field_value(Scalar value, const Field& field, const ChoiceCatalog& choices) {
  switch (field.kind()) {
    case ValueKind::kText: return exactly<std::string>(std::move(value));
    case ValueKind::kInteger: return exactly<std::int64_t>(std::move(value));
    case ValueKind::kDecimal: return to_decimal(value, field.options.scale);
    case ValueKind::kDate: return exactly<Date>(std::move(value));
    case ValueKind::kDatetime: return exactly<Timestamp>(std::move(value));
    case ValueKind::kBoolean: return exactly<bool>(std::move(value));
    case ValueKind::kChoice: return to_choice(value, field, choices);
    case ValueKind::kLink: return to_link(value);
    case ValueKind::kFiles: return {};
  }
  return {};
}

}  // namespace cochin::domain
