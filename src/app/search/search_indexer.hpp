#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "app/lanes.hpp"

namespace cochin::app {

/// Keeps the full-text indexes up with what was written: a thread that looks once per `pause` and
/// has the writer index in batches, which grow while nobody else waits for the writer, and join
/// the parts that this leaves in steps of their own, one after each batch and the rest at the end.
/// While others wait it takes at most a tenth of the writer's time; searches are right however far
/// behind the indexes are.
class SearchIndexer {
 public:
  struct Options {
    std::chrono::milliseconds pause{1000};
    std::int64_t least_records = 20;  ///< of a batch: some 5 ms of the writer
    std::int64_t most_records = 320;
    std::int64_t merged_pages = 100;  ///< of a step: some 5 ms of the writer
  };

  /// `lanes` must outlive the indexer; the database stops after it.
  SearchIndexer(Lanes& lanes, Options options);
  ~SearchIndexer();  ///< as `stop()`
  SearchIndexer(const SearchIndexer&) = delete;

  /// Ends after the batch that runs. Calling it again does nothing.
  void stop();

 private:
  void work();
  bool index_batch(std::int64_t records);
  bool merge_parts();
  bool rest(std::chrono::nanoseconds time);

  Lanes& lanes_;
  const Options options_;
  std::mutex mutex_;
  std::condition_variable stopping_;
  bool is_stopping_ = false;
  std::jthread thread_;
};

}  // namespace cochin::app
