#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cochin::platform {

/// `count` bytes of the operating system's generator. Thread-safe; aborts when there is none.
std::string random_bytes(std::size_t count);

/// `count` characters of `alphabet` (ASCII, 2 to 256 signs), each equally likely.
std::string random_text(std::size_t count, std::string_view alphabet);

/// Letters and digits without those that people confuse (0 O 1 l I), for secrets read aloud or
/// typed: 5.8 bits a character.
inline constexpr std::string_view kLegibleAlphabet =
    "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

}  // namespace cochin::platform
