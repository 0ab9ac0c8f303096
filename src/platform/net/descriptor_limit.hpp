#pragma once

#include <cstddef>

namespace cochin::platform {

/// Lets this process open as many descriptors as the machine's owner allows it (the hard limit,
/// `ulimit -Hn`), instead of the usual 1,024. Returns how many that are.
std::size_t raise_descriptor_limit();

}  // namespace cochin::platform
