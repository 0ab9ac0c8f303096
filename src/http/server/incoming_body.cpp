#include "http/server/incoming_body.hpp"

#include <utility>

#include "base/error_catalog.hpp"

namespace cochin::http {

Status IncomingBody::begin(const Framing& framing, const RouteOptions& options) {
  kind_ = framing.body;
  may_be_file_ = options.body_may_be_file;
  reader_.start(framing, options.body_limit);
  if (kind_ == BodyKind::kNone) return ok();
  if (framing.length > options.body_limit) return body_too_large(options.body_limit);
  if (enter_stock(framing.length)) return ok();
  leave_stock();
  return Error{&errors::unavailable, {}, {}, "too many bodies at once"};
}

Result<std::size_t> IncomingBody::feed(std::string_view input) {
  const std::size_t used = TRY(reader_.feed(input, memory_));
  if (!kept_) memory_.clear();
  const bool has_room = kind_ != BodyKind::kChunked || enter_stock(reader_.received());
  if (!has_room) return Error{&errors::unavailable, {}, {}, "too many bodies at once"};
  return used;
}

bool IncomingBody::enter_stock(std::uint64_t size) {
  const bool in_file = may_be_file_ && size > kMemoryBodyBytes;
  const BodyStock wanted{in_file ? kMemoryBodyBytes : size, in_file ? size : 0};
  stock_.in_memory += wanted.in_memory - own_.in_memory;
  stock_.in_files += wanted.in_files - own_.in_files;
  own_ = wanted;
  return stock_.in_memory <= limits_.max_buffered_body_bytes &&
         stock_.in_files <= limits_.max_spooled_body_bytes;
}

void IncomingBody::leave_stock() {
  stock_.in_memory -= own_.in_memory;
  stock_.in_files -= own_.in_files;
  own_ = {};
}

bool IncomingBody::needs_disk() const {
  if (!may_be_file_ || !kept_) return false;
  return memory_.size() >= kMemoryBodyBytes || (is_done() && file_ && !memory_.empty());
}

void IncomingBody::work_on_disk(const std::filesystem::path& folder) {
  kept_ = Error{&errors::internal, {}, {}, "an exception kept a body from the disk"};
  const auto write = [&]() -> Status {
    if (!file_) file_.emplace(TRY(platform::UnfinishedFile::create_nameless(folder)));
    return file_->write(memory_);
  };
  kept_ = write();
  memory_.clear();
}

Result<std::optional<platform::StoredBytes>> IncomingBody::finish() {
  TRY(std::exchange(kept_, ok()));
  if (!file_) return std::optional<platform::StoredBytes>();
  std::optional<platform::StoredBytes> bytes(std::move(*file_).take_bytes());
  file_.reset();
  return bytes;
}

void IncomingBody::clear() {
  file_.reset();
  kept_ = ok();
}

}  // namespace cochin::http
