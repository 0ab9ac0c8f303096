#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <initializer_list>
#include <sstream>
#include <string>
#include <vector>

#include "app/imports/imports.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "domain/schema/field_type.hpp"
#include "platform/json/json_reader.hpp"
#include "storage/repositories/schema_repository.hpp"
#include "support/account_fixture.hpp"

namespace cochin::app {

struct FieldSpec {
  const char* name;
  const char* type;
  const char* flags = "";  ///< `required`, `unique`
  domain::FieldOptions options = {};
};

/// Imports over real lanes, with the table `choix` and the tables that a test adds.
class ImportFixture {
 public:
  ImportFixture()
      : runs_(JobRuns::open(base_.lanes()).value()),
        imports_(base_.lanes(), *runs_,
                 {folder_.path() / "imports", platform::TimeZone::find("Europe/Paris").value()}) {
    add_table("choix", {{"categorie", "text", "required"},
                        {"valeur", "text", "required"},
                        {"libelle", "text"},
                        {"ordre", "number"}});
    actor_.id = base_.add_user("importateur", true);
    actor_.is_superuser = true;
  }

  ~ImportFixture() {
    runs_->interrupt();
    base_.database()->stop();
  }

  TableId add_table(const char* name, std::initializer_list<FieldSpec> fields) {
    domain::Table table;
    table.slug = name;
    table.name = name;
    must(base_.lanes().write_now([&](WriteScope& scope) -> Status {
      TRY(storage::schema::insert_table(scope.connection, table, scope.now, UserId{}));
      for (const FieldSpec& spec : fields) {
        domain::Field field = make_field(spec, static_cast<int>(table.fields.size()));
        TRY(storage::schema::insert_field(scope.connection, scope.schema(), table.id, field,
                                          scope.now));
        table.fields.push_back(field);
      }
      scope.catalog_changed = true;
      return ok();
    }));
    return table.id;
  }

  /// The finished run of an import. `plan` is JSON.
  domain::JobRun import(const char* table, std::string bytes, const char* plan = "{}") {
    auto run = imports_.run_here(
        actor_, {table, platform::parse_json(plan).value(), "x.csv", stored(std::move(bytes))}, {});
    if (!run) ADD_FAILURE() << run.error().id();
    return run ? *run : domain::JobRun{};
  }

  /// Why an import is not even begun.
  Error refusal(const char* table, const char* plan) {
    auto run = imports_.run_here(
        actor_, {table, platform::parse_json(plan).value(), "x.csv", stored("a\n1\n")}, {});
    return run ? Error{&errors::internal} : run.error();
  }

  /// `created updated unchanged refused` of the run.
  static std::string counts(const domain::JobRun& run) {
    std::string text;
    for (const char* name : {"created", "updated", "unchanged", "refused"}) {
      const Tree* count = run.result.find(name);
      if (count == nullptr) return std::string(run.error);
      text += (text.empty() ? "" : " ") + std::to_string(*count->as_integer());
    }
    return text;
  }

  std::string refused_csv(const domain::JobRun& run) {
    std::string csv;
    must(base_.lanes().read_now([&](ReadScope& scope) -> Status {
      csv = TRY(imports_.refused_lines(actor_, scope, run.id));
      return ok();
    }));
    return csv;
  }

  /// The column that keeps a field, for looking with SQL.
  std::string column(const char* table, const char* field) {
    const domain::Table* found = base_.lanes().catalog()->schema->find(table);
    return "f" + std::to_string(found->find_field(field)->id.value);
  }
  std::string rows(const char* table) {
    return "t" + std::to_string(base_.lanes().catalog()->schema->find(table)->id.value);
  }
  std::string text(const std::string& sql) { return base_.database().text(sql); }
  std::int64_t integer(const std::string& sql) { return base_.database().integer(sql); }

  Lanes& lanes() { return base_.lanes(); }
  testing::AccountFixture& accounts() { return base_; }
  Imports& imports() { return imports_; }
  JobRuns& runs() { return *runs_; }
  Actor& actor() { return actor_; }

  static domain::FieldOptions category(const char* name) {
    domain::FieldOptions options;
    options.category = name;
    return options;
  }
  static domain::FieldOptions link_to(TableId table) {
    domain::FieldOptions options;
    options.target = table;
    return options;
  }

  static platform::StoredBytes stored(std::string bytes) {
    return platform::StoredBytes::in_memory(std::move(bytes));
  }

 private:
  static void must(const Status& status) {
    if (!status) ADD_FAILURE() << status.error().id() << " " << status.error().detail;
  }

  static domain::Field make_field(const FieldSpec& spec, int order) {
    domain::Field field;
    field.slug = make_slug(spec.name);
    field.name = spec.name;
    field.type = domain::find_field_type(spec.type);
    field.required = std::string_view(spec.flags).find("required") != std::string_view::npos;
    field.unique = std::string_view(spec.flags).find("unique") != std::string_view::npos;
    field.order = order;
    field.options = spec.options;
    return field;
  }

  testing::TemporaryFolder folder_;
  testing::AccountFixture base_;
  std::unique_ptr<JobRuns> runs_;
  Imports imports_;
  Actor actor_;
};

/// A file of tests/data.
inline std::string test_data(const std::string& name) {
  std::ifstream file(std::string(COCHIN_TEST_DATA) + "/" + name, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace cochin::app
