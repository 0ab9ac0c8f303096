#pragma once

#include <vector>

#include "app/project_types/project_types.hpp"

namespace cochin::app {

/// The types that a research platform commonly has, to begin with and to change: Prestation,
/// Formation, Collaboration.
std::vector<ProjectTypeDefinition> project_type_templates();

}  // namespace cochin::app
