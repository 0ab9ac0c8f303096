#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "base/tree.hpp"

namespace cochin::domain {

enum class JobState { kQueued, kRunning, kSucceeded, kFailed, kCancelled };

/// The state as the API writes it: `queued`, `running`, `succeeded`, `failed`, `cancelled`.
std::string_view job_state_name(JobState state);
std::optional<JobState> job_state_by_name(std::string_view name);

/// Whether a run in this state will never change again.
bool is_finished(JobState state);

/// One execution of a long job: an import, a backup.
struct JobRun {
  JobRunId id;
  std::string job;  ///< what runs: `import`
  JobState state = JobState::kQueued;
  std::int64_t progress = 0;
  std::int64_t total = 0;  ///< 0: not known yet
  std::string message;     ///< for people, in French: why it failed
  std::string error;       ///< id of the error when it failed, else empty
  Tree result;             ///< what the job gives when it ends, else null
  UserId created_by;       ///< 0: the program itself
  Timestamp created_at;
  std::optional<Timestamp> started_at;
  std::optional<Timestamp> finished_at;
};

}  // namespace cochin::domain
