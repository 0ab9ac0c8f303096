#include "platform/machine/machine_facts.hpp"

#include <sys/stat.h>
#include <sys/timex.h>

#include <system_error>

namespace cochin::platform {

std::optional<bool> is_clock_synchronised() {
  timex request{};  // modes 0: only asks
  const int state = adjtimex(&request);
  if (state < 0) return std::nullopt;
  return state != TIME_ERROR && (request.status & STA_UNSYNC) == 0;
}

std::optional<std::uint64_t> free_bytes(const std::filesystem::path& path) {
  std::error_code failure;
  const auto space = std::filesystem::space(path, failure);
  if (failure) return std::nullopt;
  return space.available;
}

std::optional<FileRights> rights_of(const std::filesystem::path& path) {
  struct stat facts{};
  if (lstat(path.c_str(), &facts) != 0) return std::nullopt;
  return FileRights{facts.st_mode & 07777U, facts.st_uid};
}

}  // namespace cochin::platform
