// The test that matters: what the SQL finds is what the evaluator accepts. More cases:
// COCHIN_PROPERTY_CASES=100000.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "base/text.hpp"
#include "domain/expressions/ast_printer.hpp"
#include "domain/expressions/checker.hpp"
#include "domain/expressions/parser.hpp"
#include "storage/repositories/record_values.hpp"
#include "storage/sql/connection.hpp"
#include "storage/sql/expression_compiler.hpp"
#include "storage/sql/expression_values.hpp"
#include "storage/sql/physical_names.hpp"
#include "storage/sql/table_ddl.hpp"
#include "support/random_expression.hpp"
#include "support/random_world.hpp"
#include "support/temporary_folder.hpp"

namespace cochin::storage::sql {
namespace {

using domain::CheckedExpression;
using domain::Table;
using testing::Chance;
using testing::MemoryRecord;
using testing::RandomWorld;

constexpr std::size_t kCasesPerWorld = 200;

std::size_t cases_wanted() {
  const char* wanted = std::getenv("COCHIN_PROPERTY_CASES");
  return wanted == nullptr ? 6000 : static_cast<std::size_t>(std::strtoull(wanted, nullptr, 10));
}

void must(const Status& status) {
  ASSERT_TRUE(status.has_value()) << status.error().id() << " " << status.error().detail;
}

/// The world's records in real tables.
class StoredWorld {
 public:
  explicit StoredWorld(const RandomWorld& world) {
    auto opened = Connection::open(folder_.path() / "world.db", {AccessMode::kWrite, {}});
    connection_ = std::move(opened).value();
    must(connection_->execute("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; BEGIN"));
    for (const Table& table : world.schema.tables()) {
      must(connection_->execute(create_table_ddl(table.id)));
      for (const domain::Field& field : table.fields) {
        for (const std::string& ddl : add_field_ddl(table.id, field, TableId{1})) {
          must(connection_->execute(ddl));
        }
      }
      for (const auto& row : world.records.tables.at(table.id)) must(insert(table, *row));
    }
    must(connection_->execute("COMMIT"));
  }

  Connection& connection() { return *connection_; }

  Result<std::set<std::int64_t>> find(const Table& table, const SqlFragment& where) {
    auto row = TRY(connection_->prepare("SELECT r.id FROM " + table_name(table.id) + " r WHERE " +
                                        where.text));
    bind_values(row, where.values);
    std::set<std::int64_t> ids;
    while (TRY(row.step())) ids.insert(row.integer(0));
    return ids;
  }

  /// The value of an SQL expression for one record.
  Result<SqlValue> value(const Table& table, const SqlFragment& sql, std::int64_t id) {
    auto kind =
        TRY(connection_->prepare("SELECT typeof(" + sql.text + ") FROM " + table_name(table.id) +
                                 " r WHERE r.id = " + std::to_string(id)));
    bind_values(kind, sql.values);
    TRY(kind.step());
    auto row = TRY(connection_->prepare("SELECT " + sql.text + " FROM " + table_name(table.id) +
                                        " r WHERE r.id = " + std::to_string(id)));
    bind_values(row, sql.values);
    TRY(row.step());
    if (row.is_null(0)) return SqlValue{};
    if (kind.text(0) == "text") return SqlValue{std::string(row.text(0))};
    EXPECT_EQ(kind.text(0), "integer");
    return SqlValue{row.integer(0)};
  }

 private:
  Status insert(const Table& table, const MemoryRecord& record) {
    std::string columns = "id,version,created_at,created_by,updated_at,updated_by,deleted_at";
    std::string values = "?,?,?,?,?,?,?";
    for (const domain::Field& field : table.fields) {
      columns += "," + column_name(field.id);
      values += ",?";
      if (!has_folded_column(field)) continue;
      columns += "," + folded_column_name(field.id);
      values += ",?";
    }
    auto row = TRY(connection_->prepare("INSERT INTO " + table_name(table.id) + "(" + columns +
                                        ") VALUES(" + values + ")"));
    const auto creator = record.created_by == 0 ? std::nullopt : std::optional(record.created_by);
    row.bind_all(record.id, record.version, record.created_at, creator, record.updated_at, creator);
    row.bind(7, record.is_trashed ? std::optional(record.updated_at) : std::nullopt);
    int index = 8;
    for (const domain::Field& field : table.fields) {
      records::bind_value(row, index++, record.field(field.id));
      if (has_folded_column(field)) records::bind_folded(row, index++, record.field(field.id));
    }
    return row.run();
  }

  testing::TemporaryFolder folder_;
  std::unique_ptr<Connection> connection_;
};

/// One world, one table, one draft, maybe rights; many expressions.
class Agreement {
 public:
  Agreement(Chance& chance, RandomWorld& world, StoredWorld& stored)
      : chance_(chance),
        world_(world),
        stored_(stored),
        table_(world.schema.tables()[1 + chance.below(3)]),
        draft_table_(world.schema.tables()[1 + chance.below(3)]),
        writer_(chance, world.schema, table_) {
    writer_.with_record(draft_table_);
    context_.record = chance.pick(world_.records.tables[draft_table_.id]).get();
    for (const Table& table : world_.schema.tables()) {
      if (chance.one_in(2)) filters_[table.id] = make_filter(table);
    }
  }

  void check_condition() {
    const auto ast = writer_.condition(static_cast<int>(chance_.between(1, 4)));
    const auto checked = check(ast, domain::CheckContext::Expected::kBool);
    if (!checked) return note_refusal(checked.error(), ast);
    const auto compiled = compile_condition(*checked, sql_context());
    if (!compiled) return;  // a part that touches no row overflows
    ++checked_count;
    const auto where = all_of({SqlFragment("r.deleted_at IS NULL"), *compiled});
    auto found = stored_.find(table_, where);
    std::set<std::int64_t> accepted;
    std::set<std::int64_t> failing;
    for (const auto& record : live_rows()) {
      context_.self = record.get();
      const auto held = holds(*checked, context_);
      if (!held) failing.insert(record->id);
      if (held && *held) accepted.insert(record->id);
    }
    if (!failing.empty() || !found) ++failed_count;
    if (!found) {
      // Beside a failing operand the evaluator may find one that decides; the engine stops.
      EXPECT_TRUE(compiled->may_fail) << describe(*checked, where) << found.error().detail;
      if (failing.empty()) ++stopped_count;
      return;
    }
    // The engine need not compute an operand beside an empty one: it may be spared a failure.
    for (const std::int64_t id : failing) found->erase(id);
    const bool split = !accepted.empty() && accepted.size() < live_rows().size();
    if (split) ++telling_count;
    EXPECT_EQ(*found, accepted) << describe(*checked, where);
  }

  void check_value() {
    const auto ast = writer_.value(static_cast<int>(chance_.between(1, 3)));
    const auto checked = check(ast, domain::CheckContext::Expected::kAnything);
    if (!checked) return note_refusal(checked.error(), ast);
    const auto compiled = compile_value(*checked, sql_context());
    if (!compiled) return;
    ++checked_count;
    for (const auto& record : live_rows()) {
      context_.self = record.get();
      const auto known = evaluate(*checked, context_);
      const auto found = stored_.value(table_, *compiled, record->id);
      EXPECT_TRUE(found || compiled->may_fail) << describe(*checked, *compiled);
      if (!known || !found) continue;
      EXPECT_EQ(to_sql_value(*known, checked->type()), *found) << describe(*checked, *compiled);
    }
  }

  static inline std::size_t checked_count = 0;
  static inline std::size_t refused_count = 0;
  static inline std::size_t failed_count = 0;
  static inline std::size_t stopped_count = 0;  ///< the engine alone failed
  static inline std::size_t telling_count = 0;  ///< true for some records, false for others

 private:
  Result<CheckedExpression> check(const domain::Ast& ast,
                                  domain::CheckContext::Expected expected) const {
    domain::CheckContext context{.schema = world_.schema, .table = table_, .record = &draft_table_};
    context.expected = expected;
    context.record_filter = [this](const Table& table) {
      const auto found = filters_.find(table.id);
      return found == filters_.end() ? nullptr : found->second;
    };
    const std::string printed = print_expression(ast);
    const auto parsed = domain::parse_expression(printed);
    EXPECT_TRUE(!parsed || *parsed == ast) << printed;
    return check_expression(printed, context);
  }

  std::shared_ptr<const CheckedExpression> make_filter(const Table& table) {
    testing::RandomExpression writer(chance_, world_.schema, table);
    const domain::CheckContext context{.schema = world_.schema, .table = table};
    auto checked = check_expression(print_expression(writer.condition(1)), context);
    if (!checked) return nullptr;
    return std::make_shared<const CheckedExpression>(std::move(checked).value());
  }

  static void note_refusal(const Error& error, const domain::Ast& ast) {
    ++refused_count;
    const std::set<std::string_view> expected = {"too_many_steps", "expression_too_large",
                                                 "type_mismatch"};
    EXPECT_TRUE(expected.contains(error.id())) << error.id() << ": " << print_expression(ast);
  }

  SqlContext sql_context() const { return {.schema = world_.schema, .evaluation = context_}; }

  std::vector<std::shared_ptr<MemoryRecord>> live_rows() const {
    std::vector<std::shared_ptr<MemoryRecord>> rows;
    for (const auto& row : world_.records.tables[table_.id]) {
      if (!row->is_trashed) rows.push_back(row);
    }
    return rows;
  }

  static SqlValue to_sql_value(const domain::Scalar& value, const domain::ExpressionType& type) {
    return to_bind(value, type);
  }

  std::string describe(const CheckedExpression& expression, const SqlFragment& sql) const {
    std::string text = expression.source + "\n" + sql.text + "\n";
    for (const SqlValue& value : sql.values) {
      if (const auto* number = std::get_if<std::int64_t>(&value)) text += std::to_string(*number);
      if (const auto* words = std::get_if<std::string>(&value)) text += "'" + *words + "'";
      text += ", ";
    }
    return text + "\n";
  }

  Chance& chance_;
  RandomWorld& world_;
  StoredWorld& stored_;
  const Table& table_;
  const Table& draft_table_;
  testing::RandomExpression writer_;
  std::map<TableId, std::shared_ptr<const CheckedExpression>> filters_;
  domain::Caller me_{UserId{2}, "Zoé", {"compta", "éole"}};
  domain::EvaluationContext context_{
      .choices = world_.choices,
      .me = me_,
      .now = *Timestamp::parse("2026-05-05T12:00:00.000Z"),
      .today = *Date::parse("2026-05-05"),
      .links = &world_.records,
      .start_of_day = [](Date day) { return Timestamp{(day.days * 24LL - 2) * 3'600'000}; }};
};

TEST(ExpressionAgreement, SqlFindsWhatTheEvaluatorAccepts) {
  const std::size_t worlds = (cases_wanted() + kCasesPerWorld - 1) / kCasesPerWorld;
  for (std::size_t seed = 1; seed <= worlds && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Chance chance(seed);
    RandomWorld world = make_random_world(chance);
    StoredWorld stored(world);
    for (std::size_t round = 0; round < kCasesPerWorld && !HasFailure(); round += 20) {
      Agreement agreement(chance, world, stored);
      for (int i = 0; i < 16 && !HasFailure(); ++i) agreement.check_condition();
      for (int i = 0; i < 4 && !HasFailure(); ++i) agreement.check_value();
    }
  }
  EXPECT_GT(Agreement::checked_count * 10, cases_wanted() * 8);
  EXPECT_GT(Agreement::telling_count * 10, cases_wanted() * 2);
  EXPECT_LT(Agreement::stopped_count * 10, Agreement::failed_count + 10);
}

}  // namespace
}  // namespace cochin::storage::sql
