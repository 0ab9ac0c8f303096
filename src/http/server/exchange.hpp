#pragma once

#include <memory>

#include "base/result.hpp"
#include "http/server/call.hpp"
#include "http/server/response.hpp"

namespace cochin::http {

/// One request and its answer while they wait on lanes. One thread at a time owns it: the io
/// thread, then the lane, then the io thread again after `finish`.
class Exchange {
 public:
  Call call;
  Response response;
  Status admitted;  ///< what the gate said

  /// The lane is done: after a pending admission `admitted` stands, after a handler `response`.
  /// From any thread. Ends the program when it cannot: an answer must not get lost.
  virtual void finish() noexcept = 0;

 protected:
  ~Exchange() = default;
};

using ExchangePtr = std::shared_ptr<Exchange>;

}  // namespace cochin::http
