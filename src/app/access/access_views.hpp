#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "domain/access/access_view.hpp"

namespace cochin::app {

/// The views of the present schema, one per distinct set of rights, made when first asked for.
/// Thread-safe.
class AccessViews {
 public:
  std::shared_ptr<const domain::AccessView> find(const domain::SchemaSnapshot& schema,
                                                 const domain::AccessRights& rights);

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const domain::AccessView>, std::less<>> views_;
};

}  // namespace cochin::app
