#pragma once

namespace cochin::platform {

/// The calling thread takes the processor only as far as the others of the machine leave it, and a
/// seventieth beside one that needs all of it. Where the system refuses that, nothing changes.
/// Source: sched(7), the nice value; on Linux it belongs to the thread.
void give_way_to_other_threads();

}  // namespace cochin::platform
