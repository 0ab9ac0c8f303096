#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "storage/database.hpp"
#include "support/temporary_folder.hpp"

namespace cochin::testing {

/// A real database in a temporary folder, migrated, with its lanes running. The clock says
/// `2024-05-06T07:08:09.010Z` unless the options have another. Aborts when it cannot be opened.
class TestDatabase {
 public:
  TestDatabase();
  explicit TestDatabase(storage::DatabaseOptions options);

  storage::Database& operator*() { return *database_; }
  storage::Database* operator->() { return database_.get(); }
  const platform::DataFolder& folder() const { return folder_; }

  /// Runs `work` on a lane and aborts, after printing the error, when it fails.
  void write(const storage::Database::Work& work);
  void read(const storage::Database::Work& work);

  /// Runs SQL without parameters on the write lane.
  void execute(std::string_view sql);
  /// The first column of the first row of `sql`, on the read lane.
  std::int64_t integer(std::string_view sql);
  std::string text(std::string_view sql);

  /// Stops and opens again, as a restart does.
  void restart();
  void close() { database_.reset(); }

 private:
  TemporaryFolder temporary_;
  storage::DatabaseOptions options_;
  platform::DataFolder folder_;
  std::unique_ptr<storage::Database> database_;
};

/// A clock that always says `2024-05-06T07:08:09.010Z`.
platform::Clock fixed_clock();

}  // namespace cochin::testing
