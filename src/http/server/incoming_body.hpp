#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/server/body_reader.hpp"
#include "http/server/router.hpp"
#include "http/server/server.hpp"
#include "platform/files/stored_bytes.hpp"
#include "platform/files/unfinished_file.hpp"

namespace cochin::http {

/// What the bodies that are arriving hold together, in bytes.
struct BodyStock {
  std::uint64_t in_memory = 0;
  std::uint64_t in_files = 0;
};

/// The body of one request while it arrives: in memory or, beyond `kMemoryBodyBytes` where the
/// route allows it, in a file without a name. The io thread feeds it. Whenever `needs_disk` says
/// so, `work_on_disk` must run, on a thread that may wait, before anything else happens to the
/// body.
class IncomingBody {
 public:
  /// What is in memory stands in `memory`. All three must outlive the object.
  IncomingBody(std::string& memory, BodyStock& stock, const ServerLimits& limits)
      : memory_(memory), stock_(stock), limits_(limits) {}

  /// Begins a body. errors::body_too_large, errors::unavailable when the others hold too much.
  Status begin(const Framing& framing, const RouteOptions& options);

  /// Returns how many bytes of `input` were used. Errors: those of `BodyReader`,
  /// errors::unavailable. A body that the disk refuses is taken off the wire all the same.
  Result<std::size_t> feed(std::string_view input);
  bool is_done() const { return reader_.is_done(); }
  std::uint64_t received() const { return reader_.received(); }

  bool needs_disk() const;
  void work_on_disk(const std::filesystem::path& folder);

  /// Of a body that is done: its file, or nothing when it stands in memory. errors::storage_full,
  /// errors::internal.
  Result<std::optional<platform::StoredBytes>> finish();

  /// Gives room to others.
  void leave_stock();
  /// Forgets what was kept.
  void clear();

 private:
  bool enter_stock(std::uint64_t size);

  std::string& memory_;
  BodyStock& stock_;
  const ServerLimits& limits_;
  BodyReader reader_;
  BodyKind kind_ = BodyKind::kNone;
  bool may_be_file_ = false;
  BodyStock own_;  ///< of `stock_`
  std::optional<platform::UnfinishedFile> file_;
  Status kept_;
};

}  // namespace cochin::http
