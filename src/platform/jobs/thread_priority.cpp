#include "platform/jobs/thread_priority.hpp"

#include <sys/resource.h>

namespace cochin::platform {

namespace {
constexpr int kNice = 19;
}

void give_way_to_other_threads() { static_cast<void>(::setpriority(PRIO_PROCESS, 0, kNice)); }

}  // namespace cochin::platform
