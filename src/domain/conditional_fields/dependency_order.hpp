#pragma once

#include <cstddef>
#include <vector>

namespace cochin::domain {

/// An order in which everything comes after what it needs; or why there is none.
struct DependencyOrder {
  std::vector<std::size_t> positions;
  std::vector<std::size_t> cycle;  ///< empty, or a way round: the first is also the last
};

/// `needs[i]`: what `i` needs; repetitions are fine. Otherwise the given order is kept. Takes time
/// linear in the needs.
DependencyOrder order_by_needs(const std::vector<std::vector<std::size_t>>& needs);

}  // namespace cochin::domain
