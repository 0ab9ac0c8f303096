#include "support/random_world.hpp"

#include "support/project_schema.hpp"

namespace cochin::testing {

using domain::Field;
using domain::RecordRef;
using domain::Table;
using domain::Value;
using domain::ValueKind;

namespace {

constexpr std::int64_t kTables = 3;  // besides `choix`
constexpr std::int64_t kRows = 10;

const std::vector<std::string> kCategories = {"etat", "type"};

domain::ChoiceCatalog make_choices() {
  return domain::ChoiceCatalog({{1, "etat", "ouvert", "Ouvert", 1},
                                {2, "etat", "clos", "Clos", 2},
                                {3, "etat", "eole", "Éole", 3},
                                {4, "type", "ouvert", "Ouvert", 1},
                                {5, "type", "autre", "Autre", 2}});
}

Field random_field(Chance& chance, std::int64_t id) {
  static const std::vector<const char*> kTypes = {
      "text", "text",     "long_text", "number", "number", "decimal",     "decimal",    "date",
      "date", "datetime", "boolean",   "choice", "choice", "foreign_key", "foreign_key"};
  const char* type = chance.pick(kTypes);
  domain::FieldOptions options;
  options.scale = static_cast<int>(chance.below(7));
  options.category = chance.pick(kCategories);
  options.target = TableId{chance.between(2, kTables + 1)};
  return make_field(id, ("champ" + std::to_string(id)).c_str(), type, options);
}

Value random_value(Chance& chance, const Field& field) {
  if (chance.one_in(4)) return {};
  switch (field.kind()) {
    case ValueKind::kText: return chance.pick(french_words());
    case ValueKind::kInteger:
      if (chance.one_in(30)) return chance.one_in(2) ? INT64_MAX : INT64_MIN;
      return chance.between(-6, 6);
    case ValueKind::kDecimal: return random_decimal(chance, field.options.scale);
    case ValueKind::kDate: return random_date(chance);
    case ValueKind::kDatetime: return random_timestamp(chance);
    case ValueKind::kBoolean: return chance.one_in(2);
    case ValueKind::kChoice:
      return RecordRef{field.options.category == "etat" ? chance.between(1, 3)
                                                        : chance.between(4, 5)};
    case ValueKind::kLink: return RecordRef{chance.between(1, kRows)};
    case ValueKind::kFiles: return {};
  }
  return {};
}

MemoryRecords::Rows random_rows(Chance& chance, const Table& table) {
  MemoryRecords::Rows rows;
  for (std::int64_t id = 1; id <= kRows; ++id) {
    auto row = std::make_shared<MemoryRecord>();
    row->id = id;
    row->version = chance.between(1, 4);
    row->created_at = random_timestamp(chance);
    row->updated_at = random_timestamp(chance);
    row->created_by = chance.between(0, 3);
    row->is_trashed = chance.one_in(5);
    for (const Field& field : table.fields) row->values[field.id] = random_value(chance, field);
    rows.push_back(std::move(row));
  }
  return rows;
}

Table choices_table() {
  return make_table(1, "choix",
                    {make_field(1, "categorie", "text"), make_field(2, "valeur", "text"),
                     make_field(3, "libelle", "text"), make_field(4, "ordre", "number")});
}

MemoryRecords::Rows choice_rows(const domain::ChoiceCatalog& choices) {
  MemoryRecords::Rows rows;
  for (std::int64_t id = 1; const domain::Choice* choice = choices.find(id); ++id) {
    auto row = std::make_shared<MemoryRecord>();
    row->id = id;
    row->values = {{FieldId{1}, choice->category},
                   {FieldId{2}, choice->valeur},
                   {FieldId{3}, choice->label},
                   {FieldId{4}, choice->order}};
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

const std::vector<std::string>& french_words() {
  static const std::vector<std::string> words = {
      "",      "Éole",       "eole",       "Éole SARL", "éole sarl", "CNRS",   "cnrs Île",
      "Œuvre", "oeuvre",     "l’été",      "l'ete",     "a_b%c",     "\\",     "\"quoté\"",
      "12",    "12.50",      "Zoé",        "zoe",       "ß",         "😀 fin", "ligne\nsuivante",
      " ",     "2026-05-06", "ÉOLE SARL 2"};
  return words;
}

Decimal random_decimal(Chance& chance, int scale) {
  if (chance.one_in(25)) {
    return {chance.one_in(2) ? Decimal::kMaxUnscaled : -Decimal::kMaxUnscaled, scale};
  }
  std::int64_t unscaled = chance.between(-5, 5);
  const bool round = !chance.one_in(3);
  for (int i = 0; round && i < scale; ++i) unscaled *= 10;
  return {unscaled, scale};
}

Date random_date(Chance& chance) {
  if (chance.one_in(40)) return *Date::from_ymd(chance.one_in(2) ? 1 : 9999, 12, 31);
  return *Date::from_ymd(2026, 5, static_cast<int>(chance.between(1, 9)));
}

Timestamp random_timestamp(Chance& chance) {
  const std::int64_t day = random_date(chance).days;
  return Timestamp{day * 86'400'000 + chance.between(0, 3) * 21'600'000};
}

RandomWorld make_random_world(Chance& chance) {
  RandomWorld world;
  world.choices = make_choices();
  std::vector<Table> tables = {choices_table()};
  std::int64_t field = 10;
  for (std::int64_t id = 2; id <= kTables + 1; ++id) {
    std::vector<Field> fields;
    const std::int64_t count = chance.between(5, 12);
    for (std::int64_t i = 0; i < count; ++i) fields.push_back(random_field(chance, field++));
    tables.push_back(make_table(id, ("table_" + std::to_string(id)).c_str(), std::move(fields)));
  }
  world.schema = domain::Schema(1, std::move(tables));
  for (const Table& table : world.schema.tables()) {
    world.records.tables[table.id] =
        table.slug == "choix" ? choice_rows(world.choices) : random_rows(chance, table);
  }
  return world;
}

}  // namespace cochin::testing
