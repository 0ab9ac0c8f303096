#include "platform/jobs/thread_pool.hpp"

#include <cstdio>
#include <exception>
#include <string>

#include "base/check.hpp"

namespace cochin::platform {

void report_defect_to_stderr(std::string_view defect) {
  static_cast<void>(
      std::fprintf(stderr, "defect: %.*s\n", static_cast<int>(defect.size()), defect.data()));
}

bool run_guarded(const std::function<void()>& job, const DefectReport& report) {
  try {
    job();
    return true;
  } catch (const std::exception& exception) {
    report(std::string("an exception left a job: ") + exception.what());
  } catch (...) {
    report("an unknown exception left a job");
  }
  return false;
}

ThreadPool::ThreadPool(Options options)
    : report_defect_(std::move(options.report_defect)),
      queue_(options.queue_limit),
      threads_(options.threads, [this](std::size_t) { work(); }, [this] { queue_.close(); }) {}

ThreadPool::~ThreadPool() { stop(); }

bool ThreadPool::post(std::function<void()> job) { return queue_.push(std::move(job)); }

void ThreadPool::stop() {
  CHECK(!is_current_thread());
  queue_.close();
  threads_.join();
}

void ThreadPool::work() {
  while (auto job = queue_.pop()) run_guarded(*job, report_defect_);
}

}  // namespace cochin::platform
