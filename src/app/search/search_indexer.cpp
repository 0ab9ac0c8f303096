#include "app/search/search_indexer.hpp"

#include <algorithm>

#include "storage/repositories/search_index.hpp"

namespace cochin::app {

namespace {

using std::chrono::steady_clock;

/// How much longer than it worked the indexer rests while others wait for the writer.
constexpr int kRestPerWork = 9;

}  // namespace

SearchIndexer::SearchIndexer(Lanes& lanes, Options options)
    : lanes_(lanes), options_(options), thread_([this] { work(); }) {}

SearchIndexer::~SearchIndexer() { stop(); }

void SearchIndexer::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  stopping_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void SearchIndexer::work() {
  while (rest(options_.pause)) {
    bool is_behind = false;
    const Status looked = lanes_.read_now([&](ReadScope& scope) -> Status {
      is_behind = TRY(storage::search::is_behind(scope.connection, scope.schema()));
      return ok();
    });
    bool goes_on = looked && is_behind;
    std::int64_t records = options_.least_records;
    while (goes_on) {
      const auto begun = steady_clock::now();
      const bool has_more = index_batch(records);
      const bool has_parts = merge_parts();
      goes_on = has_more || has_parts;
      const auto worked = steady_clock::now() - begun;
      const bool delays_others = lanes_.writes_waiting();
      records =
          delays_others ? options_.least_records : std::min(records * 2, options_.most_records);
      if (goes_on && delays_others) goes_on = rest(worked * kRestPerWork);
    }
  }
}

/// One step. True when more is left.
bool SearchIndexer::merge_parts() {
  bool has_more = false;
  const Status merged = lanes_.write_now([&](WriteScope& scope) -> Status {
    has_more = TRY(storage::search::merge(scope.connection, scope.schema(), options_.merged_pages));
    return ok();
  });
  return merged && has_more;
}

/// True when more is left. A failure (full disk, busy writer) is tried again after the pause.
bool SearchIndexer::index_batch(std::int64_t records) {
  bool has_more = false;
  const Status indexed = lanes_.write_now([&](WriteScope& scope) -> Status {
    has_more = TRY(storage::search::catch_up(scope.connection, scope.schema(), records));
    return ok();
  });
  return indexed && has_more;
}

/// False when the indexer stops.
bool SearchIndexer::rest(std::chrono::nanoseconds time) {
  std::unique_lock lock(mutex_);
  return !stopping_.wait_for(lock, time, [this] { return is_stopping_; });
}

}  // namespace cochin::app
