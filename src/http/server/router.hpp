#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/auth/session_cache.hpp"
#include "app/lanes.hpp"
#include "http/server/call.hpp"
#include "http/server/response.hpp"

namespace cochin::http {

using ReadHandler = std::function<Result<Response>(Call&, app::ReadScope&)>;
using WriteHandler = std::function<Result<Response>(Call&, app::WriteScope&)>;
using PlainHandler = std::function<Result<Response>(Call&)>;

/// Where a handler runs (storage.md, "Lanes"). Inline is the io thread: health and assets only.
enum class Lane { kInline, kRead, kWrite, kHash, kBackground };

/// Whether the gate must find a signed-in caller before the handler runs.
enum class Access {
  kSession,   ///< 401 without one
  kOptional,  ///< the gate runs, an anonymous caller passes
  kPublic,    ///< the gate does not run
};

/// Whether an unsafe method needs the session's CSRF token. The same-origin check always holds.
enum class CsrfToken { kRequired, kExempt };

inline constexpr std::size_t kDefaultBodyLimit = 1024 * 1024;
inline constexpr std::size_t kUploadBodyLimit = 100 * 1024 * 1024;
/// What a body has in memory at most where it may be a file.
inline constexpr std::size_t kMemoryBodyBytes = 1024 * 1024;

struct RouteOptions {
  Access access = Access::kSession;
  CsrfToken csrf = CsrfToken::kRequired;
  std::size_t body_limit = kDefaultBodyLimit;  ///< bytes; over it 413 before the body is read
  bool body_may_be_file = false;               ///< a large one then comes as `Request::stored_body`
  app::Activity activity = app::Activity::kUser;  ///< background: calls do not prolong a session
  /// What the caller needs, for machines: `public`; `session`, whoever has signed in; `own`, for
  /// what is the caller's; `table.read`, `table.create`, `table.update`, `table.delete` on the
  /// table that is named, checked by the use case; or a global right, which the gate checks as
  /// well.
  std::string_view right = {};
};

/// Of a route that takes files.
inline constexpr RouteOptions kUpload{.body_limit = kUploadBodyLimit, .body_may_be_file = true};

struct Route {
  Method method;
  std::string pattern;  ///< `/api/v1/tables/{table}`; also the name in logs and metrics
  Lane lane;
  std::variant<ReadHandler, WriteHandler, PlainHandler> handler;
  RouteOptions options;
  std::vector<std::pair<std::string, std::size_t>> params;  ///< name and segment index
};

/// Finds who calls, before routing, for every path under `/api/v1`: fills `call.actor` and
/// `call.session`, or refuses. `call.route` is nullptr when no route answers the path, and the
/// refusal then stands before 404 and 405; otherwise its options say what the route asks for.
struct Gate {
  /// On the io thread; never blocks; looks at the head only, so that a refused body need not be
  /// read. Empty: the answer needs the database, and `load` must run first.
  std::function<std::optional<Status>(Call&)> check;
  /// On a reader thread, once, after `check` was empty. The request then goes on to its own lane.
  std::function<Status(Call&, app::ReadScope&)> load;

  explicit operator bool() const { return check != nullptr; }
};

/// Every route of the server. Built once, then only read; thread-safe from then on.
class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  /// `pattern`: segments are literal or `{name}`; a literal wins over a name. Two routes with the
  /// same method and pattern are a defect (aborts).
  void read(Method method, std::string_view pattern, ReadHandler handler,
            RouteOptions options = {});
  void write(Method method, std::string_view pattern, WriteHandler handler,
             RouteOptions options = {});
  void hash(Method method, std::string_view pattern, PlainHandler handler,
            RouteOptions options = {});
  void background(Method method, std::string_view pattern, PlainHandler handler,
                  RouteOptions options = {});
  /// On the io thread: must not block.
  void immediate(Method method, std::string_view pattern, PlainHandler handler,
                 RouteOptions options = {.access = Access::kPublic, .right = "public"});

  void set_gate(Gate gate) { gate_ = std::move(gate); }
  const Gate& gate() const { return gate_; }
  /// What answers `GET` outside `/api` when no route does: the web app.
  void set_fallback(PlainHandler handler);

  struct Match {
    const Route* route = nullptr;  ///< nullptr: no route
    std::string allowed_methods;   ///< when the path is known: `GET, HEAD, OPTIONS`
  };
  /// The route for `method` and the decoded `segments`; HEAD is answered by GET's route.
  /// O(length of the path).
  Match match(Method method, std::span<const std::string> segments) const;

  std::span<const std::unique_ptr<Route>> routes() const { return routes_; }

 private:
  struct Node;
  void add(Route route);
  const Node* find(const Node& node, std::span<const std::string> segments) const;

  std::vector<std::unique_ptr<Route>> routes_;
  std::unique_ptr<Node> root_;
  std::unique_ptr<Route> fallback_;
  Gate gate_;
};

}  // namespace cochin::http
