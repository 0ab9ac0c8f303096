#pragma once

#include <vector>

#include "app/posture/finding.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "platform/config/config.hpp"
#include "platform/files/data_folder.hpp"

/// How well an installation is kept, measured against the requirements (docs/security).
namespace cochin::app::posture {

/// What is looked at. Nothing of it is changed.
struct Installation {
  const platform::Config& config;
  const platform::DataFolder& folder;
  Timestamp now;
};

/// One finding per point, in the order in which they are told: configuration, accounts, data and
/// machine. A server may run meanwhile. O(size of the database).
/// Errors: `not_found` without a database; those of the connection.
Result<std::vector<Finding>> examine(const Installation& installation);

/// The parts of it.
void examine_configuration(const Installation& installation, std::vector<Finding>& findings);
Status examine_accounts(const Installation& installation, std::vector<Finding>& findings);
Status examine_data(const Installation& installation, std::vector<Finding>& findings);

/// The gravest state among the findings.
State overall(const std::vector<Finding>& findings);

}  // namespace cochin::app::posture
