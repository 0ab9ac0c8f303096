#include "storage/lanes/checkpointer.hpp"

#include <utility>

namespace cochin::storage {

Checkpointer::Checkpointer(std::unique_ptr<sql::Connection> connection,
                           platform::DefectReport report_defect)
    : connection_(std::move(connection)),
      report_defect_(std::move(report_defect)),
      thread_([this] { work(); }) {}

Checkpointer::~Checkpointer() { stop(); }

void Checkpointer::request() {
  {
    const std::lock_guard lock(mutex_);
    is_working_.store(true, std::memory_order_release);
  }
  requested_.notify_one();
}

void Checkpointer::wait() {
  std::unique_lock lock(mutex_);
  finished_.wait(lock, [this] { return !is_working(); });
}

void Checkpointer::stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  requested_.notify_one();
  thread_.join();
}

void Checkpointer::work() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      requested_.wait(lock, [this] { return is_working() || is_stopping_; });
      if (is_stopping_) break;
    }
    const auto move = connection_->checkpoint(sql::Connection::Checkpoint::kPassive);
    if (!move) report_defect_("checkpoint failed: " + move.error().detail);
    if (move && *move) moved_pages_ = (*move)->moved_pages;
    if (connection_->has_failed()) has_failed_ = true;
    {
      const std::lock_guard lock(mutex_);
      is_working_.store(false, std::memory_order_release);
    }
    finished_.notify_one();
  }
  connection_.reset();
}

}  // namespace cochin::storage
