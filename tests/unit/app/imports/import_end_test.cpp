#include <gtest/gtest.h>

#include <future>
#include <new>
#include <optional>

#include "app/imports/import_run.hpp"
#include "support/scarce_memory.hpp"
#include "unit/app/imports/import_fixture.hpp"

namespace cochin::app {
namespace {

constexpr std::size_t kLargeBytes = std::size_t{500} * 1024;

/// A batch of small lines, then one whose cell needs a large block.
std::string file_with_a_large_second_batch() {
  std::string csv = "nom\n";
  for (int i = 0; i < 1000; ++i) csv += "ligne " + std::to_string(i) + "\n";
  for (int i = 0; i < 500; ++i) csv += "suite " + std::to_string(i) + "\n";
  return csv + std::string(2 * kLargeBytes, 'x') + "\n";
}

/// Keeps the writer busy until it is let go.
class BusyWriter {
 public:
  explicit BusyWriter(Lanes& lanes) {
    std::promise<void> begun;
    lanes.post_write(
        [&](WriteScope&) {
          begun.set_value();
          go_.get_future().wait();
          return ok();
        },
        [this](Status) { ended_.set_value(); });
    begun.get_future().wait();
  }
  void let_go() {
    go_.set_value();
    ended_.get_future().wait();
  }

 private:
  std::promise<void> go_, ended_;
};

TEST(ImportEnd, LeavesTheWriterABatchThatOwnsAllItNeeds) {
  if (!testing::ScarceMemory::kWorks) GTEST_SKIP() << "this build gets all the memory it asks for";
  ImportFixture fixture;
  const TableId table = fixture.add_table("ville", {{"nom", "text"}});
  BusyWriter writer(fixture.lanes());
  const auto owners = [&] { return fixture.lanes().catalog().use_count(); };
  const auto before = owners();

  std::optional<testing::ScarceMemory> scarce;
  JobProgress progress(JobRunId{1}, [&](std::int64_t, std::int64_t) {
    scarce.emplace(kLargeBytes);  // the file is known to be sound, its first batch comes next
  });
  ImportOrder order{fixture.actor(),
                    table,
                    {},
                    "villes.csv",
                    ImportFixture::stored(file_with_a_large_second_batch())};
  EXPECT_THROW(
      static_cast<void>(run_import(fixture.lanes(), std::move(order),
                                   platform::TimeZone::find("Europe/Paris").value(), progress)
                            .has_value()),
      std::bad_alloc);
  scarce.reset();
  EXPECT_EQ(owners(), before + 1) << "the batch keeps the fields that its columns point at";

  writer.let_go();
  ASSERT_TRUE(fixture.lanes().write_now([](WriteScope&) { return ok(); }));
  EXPECT_EQ(fixture.integer("SELECT count(*) FROM " + fixture.rows("ville")), 1000);
}

}  // namespace
}  // namespace cochin::app
