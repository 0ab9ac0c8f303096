#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/actor.hpp"
#include "app/auth/session.hpp"
#include "base/result.hpp"
#include "base/tree.hpp"
#include "http/server/request.hpp"

namespace cochin::http {

struct Route;

/// One request on its way through a handler: what came, who asks, and the route that answers.
/// Used by one thread at a time.
class Call {
 public:
  Request request;
  std::optional<app::Actor> actor;              ///< filled by the gate
  std::shared_ptr<const app::Session> session;  ///< filled by the gate when the caller has one
  std::uint64_t gate_ticket = 0;                ///< the gate's own, from `check` to `load`
  const Route* route = nullptr;                 ///< lives as long as the router
  std::string allowed_methods;                  ///< of a path without a route for this method

  /// The decoded segment that stands for `{name}` in the route's pattern.
  std::string_view param(std::string_view name) const;
  /// The same as a positive id. errors::not_found for anything else.
  Result<std::int64_t> id_param(std::string_view name) const;

  /// The body as JSON, read once. errors::unsupported_media_type unless it is declared as
  /// `application/json`, errors::malformed_json. The tree lives as long as the call.
  Result<const Tree*> json();

  /// The body of an upload, wherever it was kept; it is then no longer in the request.
  platform::StoredBytes take_body();

  /// Of a route that asks for a session.
  const app::Actor& who() const;

  void clear();

 private:
  std::optional<Tree> json_;
};

}  // namespace cochin::http
