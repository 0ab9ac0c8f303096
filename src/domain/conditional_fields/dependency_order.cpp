#include "domain/conditional_fields/dependency_order.hpp"

#include <algorithm>

namespace cochin::domain {

namespace {

enum class Mark { kNew, kOpen, kDone };

/// Depth first: what is needed, then what needs it. At most as deep as there are fields.
class Walk {
 public:
  explicit Walk(const std::vector<std::vector<std::size_t>>& needs)
      : needs_(needs), marks_(needs.size(), Mark::kNew) {}

  /// False when a cycle was found.
  bool visit(std::size_t position) {
    if (marks_[position] == Mark::kDone) return true;
    path_.push_back(position);
    if (marks_[position] == Mark::kOpen) return false;
    marks_[position] = Mark::kOpen;
    for (const std::size_t needed : needs_[position]) {
      if (!visit(needed)) return false;
    }
    path_.pop_back();
    marks_[position] = Mark::kDone;
    order.positions.push_back(position);
    return true;
  }

  /// The end of the path, back to where it was first: in the direction in which values act.
  void keep_cycle() {
    const auto start = std::ranges::find(path_, path_.back());
    order.cycle.assign(start, path_.end());
    std::ranges::reverse(order.cycle);
    order.positions.clear();
  }

  DependencyOrder order;

 private:
  const std::vector<std::vector<std::size_t>>& needs_;
  std::vector<Mark> marks_;
  std::vector<std::size_t> path_;
};

}  // namespace

DependencyOrder order_by_needs(const std::vector<std::vector<std::size_t>>& needs) {
  Walk walk(needs);
  for (std::size_t i = 0; i < needs.size(); ++i) {
    if (walk.visit(i)) continue;
    walk.keep_cycle();
    break;
  }
  return std::move(walk.order);
}

}  // namespace cochin::domain
