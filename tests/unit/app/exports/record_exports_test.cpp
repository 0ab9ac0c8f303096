#include "app/exports/record_exports.hpp"

#include <gtest/gtest.h>

#include "app/exports/record_sheet.hpp"
#include "base/error_catalog.hpp"
#include "unit/app/imports/import_fixture.hpp"

namespace cochin::app {
namespace {

/// A form that only counts, and does on the way what a test wants.
class CountingForm final : public ExportForm {
 public:
  CountingForm(std::int64_t& count, std::function<void()> at_first)
      : count_(count), at_first_(std::move(at_first)) {}

  void begin(std::span<const domain::Field* const>) override {}
  bool record(const domain::RecordCells&) override {
    if (count_++ == 0 && at_first_) at_first_();
    return true;
  }
  Result<platform::StoredBytes> finish() override {
    return platform::StoredBytes::in_memory(std::to_string(count_));
  }

 private:
  std::int64_t& count_;
  const std::function<void()> at_first_;
};

class RecordExportsTest : public ::testing::Test {
 protected:
  RecordExportsTest() {
    fixture_.add_table("essai", {{"nom", "text"}});
    std::string csv = "nom\n";
    for (int i = 0; i < 1000; ++i) csv += "ligne " + std::to_string(i) + "\n";
    EXPECT_EQ(fixture_.import("essai", csv).state, domain::JobState::kSucceeded);
  }

  MakeExportForm counting(std::function<void()> at_first = {}) {
    return [this, at_first](platform::UnfinishedFile, const ReadScope&,
                            const domain::Table&) -> Result<std::unique_ptr<ExportForm>> {
      return std::unique_ptr<ExportForm>(std::make_unique<CountingForm>(count_, at_first));
    };
  }

  Result<platform::StoredBytes> run(
      const MakeExportForm& form, const StandingPermission& permission = [] { return ok(); }) {
    return exports_.run(fixture_.actor(), {"essai", {}, "csv"}, form, permission);
  }

  std::int64_t audited() {
    return fixture_.integer("SELECT count(*) FROM audit_entry WHERE action = 'records.exported'");
  }

  ImportFixture fixture_;
  testing::TemporaryFolder folder_;
  RecordExports exports_{fixture_.lanes(), folder_.path()};
  std::int64_t count_ = 0;
};

TEST_F(RecordExportsTest, GivesEveryRecordAndTellsTheAuditLog) {
  ASSERT_EQ(run(counting())->read_all().value(), "1000");
  EXPECT_EQ(audited(), 1);
}

TEST_F(RecordExportsTest, EndsSoonAfterThePermissionDoesAndGivesNothing) {
  const auto refused = run(counting(), [] { return Status(Error{&errors::unauthenticated}); });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id(), "unauthenticated");
  EXPECT_LE(count_, 256);
  EXPECT_EQ(audited(), 0);
}

TEST_F(RecordExportsTest, AsksAgainAtTheEnd) {
  int asked = 0;
  const auto refused = run(
      counting(), [&] { return ++asked == 1 ? ok() : Status(Error{&errors::unauthenticated}); });
  ASSERT_FALSE(refused);
  EXPECT_EQ(audited(), 0);
}

TEST_F(RecordExportsTest, ShowsOneMomentWhateverIsWrittenMeanwhile) {
  const auto counted = run(counting([&] {
    ASSERT_EQ(fixture_.import("essai", "nom\nnouvelle\n").state, domain::JobState::kSucceeded);
  }));
  EXPECT_EQ(counted->read_all().value(), "1000");
}

TEST_F(RecordExportsTest, RunsOneForAnAccountAtATime) {
  std::string second;
  ASSERT_TRUE(run(counting([&] {
    const auto refused = run(record_sheet(SheetKind::kCsv));
    second = refused ? "" : std::string(refused.error().id());
  })));
  EXPECT_EQ(second, "export_running");
  EXPECT_TRUE(run(counting()));
}

TEST_F(RecordExportsTest, LeavesNoFileBehind) {
  ASSERT_TRUE(run(record_sheet(SheetKind::kXlsx)));
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

}  // namespace
}  // namespace cochin::app
