#include "domain/jobs/job_run.hpp"

#include <array>
#include <utility>

namespace cochin::domain {

namespace {

constexpr std::array<std::pair<JobState, std::string_view>, 5> kNames = {{
    {JobState::kQueued, "queued"},
    {JobState::kRunning, "running"},
    {JobState::kSucceeded, "succeeded"},
    {JobState::kFailed, "failed"},
    {JobState::kCancelled, "cancelled"},
}};

}  // namespace

std::string_view job_state_name(JobState state) {
  for (const auto& [known, name] : kNames) {
    if (known == state) return name;
  }
  return {};
}

std::optional<JobState> job_state_by_name(std::string_view name) {
  for (const auto& [state, known] : kNames) {
    if (known == name) return state;
  }
  return std::nullopt;
}

bool is_finished(JobState state) {
  return state != JobState::kQueued && state != JobState::kRunning;
}

}  // namespace cochin::domain
