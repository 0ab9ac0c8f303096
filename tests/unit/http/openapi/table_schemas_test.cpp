#include "http/api/openapi/table_schemas.hpp"

#include <gtest/gtest.h>

#include "platform/json/json_writer.hpp"
#include "support/project_schema.hpp"

namespace cochin::http::api {
namespace {

using testing::make_field;

/// The schemas of one table `t` with this field, as JSON.
class TableSchemas : public ::testing::Test {
 protected:
  static std::string property(const char* schema, domain::Field field) {
    const std::string slug = field.slug;
    const Tree tree = schemas_of({std::move(field)});
    const Tree* found = tree.find(std::string(schema) + "_t")->find("properties")->find(slug);
    return platform::to_json(*found);
  }

  static Tree schemas_of(std::vector<domain::Field> fields) {
    domain::Table contact = testing::make_table(2, "contact", {});
    domain::Table table = testing::make_table(1, "t", std::move(fields));
    table.name = "Table";
    const domain::Schema schema(1, {table, contact});
    const domain::ChoiceCatalog choices = testing::project_choices();
    const domain::Table* tables[] = {schema.find("t")};
    return Tree(table_schemas({schema, choices, tables}));
  }
};

TEST_F(TableSchemas, GiveEachKindItsType) {
  EXPECT_EQ(property("Values", make_field(1, "f", "text")),
            R"({"type":["string","null"],"title":"f"})");
  EXPECT_EQ(property("Values", make_field(1, "f", "number")),
            R"({"type":["integer","null"],"title":"f"})");
  EXPECT_EQ(
      property("Values", make_field(1, "f", "decimal")),
      R"({"type":["string","null"],"pattern":"^-?[0-9]{1,18}(\\.[0-9]{1,6})?$","title":"f"})");
  EXPECT_EQ(property("Values", make_field(1, "f", "date")),
            R"({"type":["string","null"],"format":"date","title":"f"})");
  EXPECT_EQ(property("Values", make_field(1, "f", "datetime")),
            R"({"type":["string","null"],"format":"date-time","title":"f"})");
  EXPECT_EQ(property("Values", make_field(1, "f", "boolean")),
            R"({"type":["boolean","null"],"title":"f"})");
}

TEST_F(TableSchemas, ReadAChoiceWithItsLabelAndWriteItsValeur) {
  const domain::Field field = make_field(1, "f", "choice", testing::in_category("statut_projet"));
  EXPECT_NE(
      property("Values", field).find(R"("value":{"type":"string","enum":["en_cours","termine"]})"),
      std::string::npos);
  EXPECT_EQ(property("Changes", field),
            R"({"type":["string","null"],"enum":["en_cours","termine",null],"title":"f"})");
}

TEST_F(TableSchemas, TakeAnyValeurOfACategoryWithoutChoices) {
  EXPECT_EQ(property("Changes", make_field(1, "f", "choice", testing::in_category("vide"))),
            R"({"type":["string","null"],"title":"f"})");
}

TEST_F(TableSchemas, ReadALinkWithItsLabelAndWriteItsId) {
  const domain::Field field = make_field(1, "f", "foreign_key", testing::link_to(2));
  EXPECT_NE(property("Values", field).find("#/components/schemas/LinkValue"), std::string::npos);
  EXPECT_EQ(property("Changes", field),
            R"({"type":["integer","null"],"title":"f",)"
            R"("description":"Enregistrement de la table `contact`."})");
}

TEST_F(TableSchemas, WriteFilesAsIdsAndOneWhereOneIsAsked) {
  domain::FieldOptions one;
  one.multiple = false;
  EXPECT_EQ(property("Changes", make_field(1, "f", "file", one)),
            R"({"type":["array","null"],"items":{"type":"integer"},"maxItems":1,"title":"f"})");
  EXPECT_NE(property("Values", make_field(1, "f", "file")).find("FileValue"), std::string::npos);
}

TEST_F(TableSchemas, SayTheLimitsOfWhatIsWritten) {
  domain::FieldOptions text;
  text.max_length = 20;
  text.pattern = "[A-Z]+";
  EXPECT_EQ(property("Changes", make_field(1, "f", "text", text)),
            R"({"type":["string","null"],"maxLength":20,"pattern":"^(?:[A-Z]+)$","title":"f"})");
  domain::FieldOptions number;
  number.min = std::int64_t{1};
  number.max = std::int64_t{9};
  EXPECT_EQ(property("Changes", make_field(1, "f", "number", number)),
            R"({"type":["integer","null"],"minimum":1,"maximum":9,"title":"f"})");
}

TEST_F(TableSchemas, AskANewRecordForRequiredFieldsWithoutDefault) {
  domain::Field asked = make_field(1, "asked", "text");
  asked.required = true;
  domain::Field filled = make_field(2, "filled", "text");
  filled.required = true;
  filled.default_value = "x";
  const Tree tree = schemas_of({asked, filled});
  EXPECT_EQ(platform::to_json(*tree.find("NewValues_t")->find("required")), R"(["asked"])");
  EXPECT_EQ(tree.find("Changes_t")->find("required"), nullptr);
  EXPECT_EQ(platform::to_json(*tree.find("Changes_t")->find("properties")->find("filled")),
            R"({"type":["string","null"],"default":"x","title":"filled"})");
}

TEST_F(TableSchemas, StandForAnyTableThatTheReaderKnows) {
  const Tree tree = schemas_of({});
  EXPECT_EQ(platform::to_json(*tree.find("Record")),
            R"({"anyOf":[{"$ref":"#/components/schemas/Record_t"}]})");
  EXPECT_EQ(tree.find("Record_contact"), nullptr);
}

TEST_F(TableSchemas, StandForAnyObjectWithoutTables) {
  const domain::Schema schema;
  const domain::ChoiceCatalog choices;
  const Tree tree(table_schemas({schema, choices, {}}));
  EXPECT_EQ(platform::to_json(*tree.find("Record")),
            R"({"$ref":"#/components/schemas/RecordBase"})");
}

}  // namespace
}  // namespace cochin::http::api
