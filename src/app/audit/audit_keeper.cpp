#include "app/audit/audit_keeper.hpp"

#include "app/audit/audit_head_file.hpp"
#include "app/audit/audit_record.hpp"
#include "base/clock_tolerance.hpp"
#include "base/error_catalog.hpp"
#include "storage/repositories/audit_repository.hpp"

namespace cochin::app {

namespace {

using domain::AuditHead;

constexpr std::int64_t kDay = 86'400'000;

/// Rounds lie a second apart: when more has passed, somebody set the clock or stopped the machine.
constexpr std::int64_t kLongestRound = 600'000;

constexpr std::int64_t kBeforePurge = 3'600'000;

/// Other changes pass between two batches.
constexpr std::int64_t kEntriesPerPurge = 5000;

/// Removes one batch. True when more may be old enough.
Result<bool> purge_batch(WriteScope& scope, int retention_months) {
  const Timestamp limit = domain::retention_limit(scope.now, retention_months);
  const auto removed = TRY(storage::audit::oldest_until(scope.connection, limit, kEntriesPerPurge));
  if (!removed) return false;
  const AuditHead before = TRY(storage::audit::anchor(scope.connection));
  TRY(audit::record(scope, system_actor(),
                    {.action = audit::actions::audit_purged,
                     .object = "audit:" + std::to_string(removed->id.value),
                     .after = Tree::Map{{"entries", removed->id.value - before.id.value},
                                        {"hash", domain::hexadecimal(removed->hash)},
                                        {"older_than", limit.to_string()}}}));
  TRY(storage::audit::purge(scope.connection, *removed));
  return true;
}

}  // namespace

AuditKeeper::AuditKeeper(Lanes& lanes, platform::Log& log, Options options)
    : lanes_(lanes), log_(log), options_(std::move(options)) {}

AuditKeeper::~AuditKeeper() { end_thread(); }

Status AuditKeeper::start() {
  TRY(record_alone(audit::actions::server_started));
  TRY(keep());
  thread_ = std::thread([this] { work(); });
  return ok();
}

void AuditKeeper::stop() {
  if (!thread_.joinable()) return;
  end_thread();
  // A failing disk is told by the log of the writes that it refused.
  static_cast<void>(record_alone(audit::actions::server_stopped).has_value());
  static_cast<void>(note_moved_head().has_value());
}

Status AuditKeeper::keep() {
  bool has_numbers = false;
  TRY(lanes_.read_now([&](ReadScope& scope) -> Status {
    has_numbers = TRY(audit::has_ended_repeats(scope));
    return ok();
  }));
  while (has_numbers) {
    TRY(lanes_.write_now([&](WriteScope& scope) -> Status {
      has_numbers = TRY(audit::record_ended_repeats(scope));
      return ok();
    }));
  }
  const Timestamp now = lanes_.now();
  watch_clock(now);
  TRY(purge_when_due(now));
  return note_moved_head();
}

void AuditKeeper::work() {
  const ErrorKind* told = nullptr;  // once for each failure that lasts
  while (rest()) {
    const Status kept = keep();
    const ErrorKind* failure = kept ? nullptr : kept.error().kind;
    if (failure != nullptr && failure != told && failure != &errors::unavailable) {
      log_.write(platform::LogLevel::kError, "audit.failure",
                 {{"code", failure->id}, {"detail", std::string_view(kept.error().detail)}});
    }
    told = failure;
  }
}

bool AuditKeeper::rest() {
  std::unique_lock lock(mutex_);
  return !stopping_.wait_for(lock, options_.pause, [this] { return is_stopping_; });
}

void AuditKeeper::end_thread() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  stopping_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Status AuditKeeper::record_alone(std::string_view action) {
  return lanes_.write_now(
      [&](WriteScope& scope) { return audit::record(scope, system_actor(), {.action = action}); });
}

void AuditKeeper::watch_clock(Timestamp now) {
  const std::int64_t passed = last_round_ ? now.milliseconds - last_round_->milliseconds : 0;
  const bool was_set = passed > kLongestRound || passed < -kClockTolerance.milliseconds;
  if (was_set) {
    log_.write(platform::LogLevel::kWarning, "clock.set", {{"seconds", passed / 1000}});
  }
  if (was_set || !last_round_) {
    trusted_at_ = {now.milliseconds + kBeforePurge};
    last_purge_.reset();
  }
  last_round_ = now;
}

Status AuditKeeper::purge_when_due(Timestamp now) {
  if (now < trusted_at_) return ok();
  if (last_purge_ && now.milliseconds - last_purge_->milliseconds < kDay) return ok();
  bool has_more = true;
  while (has_more) {
    TRY(lanes_.write_now([&](WriteScope& scope) -> Status {
      has_more = TRY(purge_batch(scope, options_.retention_months));
      return ok();
    }));
  }
  last_purge_ = now;
  return ok();
}

Status AuditKeeper::note_moved_head() {
  AuditHead head;
  TRY(lanes_.read_now([&](ReadScope& scope) -> Status {
    head = TRY(storage::audit::head(scope.connection));
    return ok();
  }));
  if (noted_ == head) return ok();
  noted_ = TRY(audit::note_head(lanes_, options_.head_file));
  const std::string text = audit::write_head(*noted_);
  log_.write(platform::LogLevel::kInfo, "audit.head", {{"head", std::string_view(text)}});
  return ok();
}

}  // namespace cochin::app
