#include "storage/lanes/read_lane.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "storage/sql/transaction.hpp"

namespace cochin::storage {

ReadLane::ReadLane(std::vector<std::unique_ptr<sql::Connection>> connections, Options options)
    : options_(std::move(options)),
      connections_(std::move(connections)),
      queue_(options_.queue_limit) {
  for (const auto& connection : connections_) {
    threads_.emplace_back([this, &connection] { work(*connection); });
    thread_ids_.push_back(threads_.back().get_id());
  }
}

ReadLane::~ReadLane() { stop(); }

bool ReadLane::post(ReadJob job) { return queue_.push(std::move(job)); }

void ReadLane::stop() {
  CHECK(!is_current_thread());
  queue_.close();
  threads_.clear();
  connections_.clear();
}

bool ReadLane::is_current_thread() const {
  return std::ranges::find(thread_ids_, std::this_thread::get_id()) != thread_ids_.end();
}

void ReadLane::work(sql::Connection& connection) {
  while (auto job = queue_.pop()) run(*job, connection);
}

void ReadLane::run(const ReadJob& job, sql::Connection& connection) {
  connection.set_deadline(std::chrono::steady_clock::now() + options_.job_deadline);
  auto snapshot = sql::Transaction::begin(connection, sql::Transaction::Kind::kSnapshot);
  if (!snapshot) options_.report_defect("no snapshot: " + snapshot.error().detail);
  platform::run_guarded([&] { job(connection); }, options_.report_defect);
  connection.set_deadline(std::nullopt);
}

}  // namespace cochin::storage
