#include "app/search/search_indexer.hpp"

#include <utility>

#include "platform/jobs/thread_priority.hpp"
#include "storage/repositories/search_file.hpp"

namespace cochin::app {

namespace search = storage::search;

Result<bool> follow_with_search(Lanes& lanes, std::int64_t most_records) {
  bool has_moved = false;
  TRY(lanes.write_search_file([&](storage::sql::Connection& index) -> Status {
    const search::Progress progress = TRY(search::read_progress(index));
    std::optional<search::Changes> changes;
    TRY(lanes.read_now([&](ReadScope& scope) -> Status {
      changes = TRY(search::next_changes(scope.connection, scope.schema(), progress, most_records));
      return ok();
    }));
    has_moved = changes.has_value();
    return changes ? search::apply(index, *changes) : ok();
  }));
  return has_moved;
}

SearchIndexer::SearchIndexer(Lanes& lanes, Options options)
    : lanes_(lanes), options_(std::move(options)), thread_([this] { work(); }) {}

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
  platform::give_way_to_other_threads();
  report(lanes_.check_search_file());
  while (rest(options_.pause)) {
    while (step() && rest({})) {
    }
  }
}

/// True when more may be left. What failed is tried again after the pause.
bool SearchIndexer::step() {
  const auto moved = follow_with_search(lanes_, options_.most_records);
  report(moved ? ok() : Status(moved.error()));
  return moved && *moved;
}

/// What goes on failing is told once.
void SearchIndexer::report(const Status& status) {
  const bool has_failed = !status && status.error().code() == ErrorCode::kInternal;
  if (has_failed && !has_failed_ && options_.report) options_.report(status.error());
  has_failed_ = has_failed;
}

/// False when the indexer stops.
bool SearchIndexer::rest(std::chrono::nanoseconds time) {
  std::unique_lock lock(mutex_);
  return !stopping_.wait_for(lock, time, [this] { return is_stopping_; });
}

}  // namespace cochin::app
