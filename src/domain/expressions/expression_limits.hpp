#pragma once

#include <cstddef>

/// How large an expression may be (docs/fr/expressions.md).
namespace cochin::domain {

inline constexpr std::size_t kMaxExpressionBytes = 4096;
inline constexpr int kMaxExpressionNodes = 100;  ///< the items of a list do not count
inline constexpr int kMaxExpressionDepth = 16;
inline constexpr std::size_t kMaxListItems = 1000;
inline constexpr int kMaxLinkSteps = 4;

}  // namespace cochin::domain
