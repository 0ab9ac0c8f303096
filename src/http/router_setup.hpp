#pragma once

#include <functional>
#include <string>

#include "http/server/router.hpp"

namespace cochin::http {

/// What the routes answer from.
struct RouterParts {
  std::string version;             ///< of the program, for the API's index
  std::function<bool()> is_ready;  ///< cheap; called on the io thread
};

/// Every route of the server.
Router build_router(RouterParts parts);

}  // namespace cochin::http
