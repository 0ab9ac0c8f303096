#include "platform/tabular/cell.hpp"

namespace cochin::platform {

const Cell& Row::at(std::size_t column) const {
  static const Cell kNone;
  return column < cells.size() ? cells[column] : kNone;
}

}  // namespace cochin::platform
