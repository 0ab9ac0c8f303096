#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>

#include "app/lanes.hpp"

namespace cochin::app {

/// Brings the search file forward by at most `most_records` records. False when it is complete.
/// Never from a read or write job. Errors: those of `Lanes::write_search_file`.
Result<bool> follow_with_search(Lanes& lanes, std::int64_t most_records);

/// Keeps the full-text indexes up with what was written: a thread that looks through the file at
/// the start, then once per `pause` for changes, in nobody's way. It takes the processor only as
/// far as others leave it; searches are right however far behind the indexes are.
class SearchIndexer {
 public:
  struct Options {
    std::chrono::milliseconds pause{1000};
    std::int64_t most_records = 500;  ///< of a step: some 2 ms of a reader
    /// Told a failure other than a full disk or a busy reader, which are tried again.
    std::function<void(const Error&)> report = {};
  };

  /// `lanes` must outlive the indexer; the database stops after it.
  SearchIndexer(Lanes& lanes, Options options);
  ~SearchIndexer();  ///< as `stop()`
  SearchIndexer(const SearchIndexer&) = delete;

  /// Ends after the step that runs. Calling it again does nothing.
  void stop();

 private:
  void work();
  bool step();
  void report(const Status& status);
  bool rest(std::chrono::nanoseconds time);

  Lanes& lanes_;
  const Options options_;
  std::mutex mutex_;
  std::condition_variable stopping_;
  bool is_stopping_ = false;
  bool has_failed_ = false;  ///< the last step
  std::jthread thread_;
};

}  // namespace cochin::app
