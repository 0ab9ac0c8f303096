#pragma once

#include <string_view>
#include <vector>

#include "app/tables/table_definition.hpp"

/// What a new instance starts with, as the deployment guide says it.
namespace cochin::app {

/// The six business tables, in an order in which each finds the tables that it points at. Their
/// pairs of fields with an index are those that the pages of projects and quotes read by.
std::vector<TableDefinition> supplied_tables();

struct SuppliedChoice {
  std::string_view category;
  std::string_view valeur;
  std::string_view label;
  int order;
};

/// The statuses and types, in the guide's order.
std::vector<SuppliedChoice> supplied_choices();

}  // namespace cochin::app
