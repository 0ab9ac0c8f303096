#include "http/server/outgoing_file.hpp"

#include "base/error_catalog.hpp"

namespace cochin::http {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{128} * 1024;

}  // namespace

void OutgoingFile::read_next() {
  ++pieces_;
  status_ = Error{&errors::internal, {}, {}, "an exception kept a file from being read"};
  status_ = read_piece();
}

Status OutgoingFile::read_piece() {
  if (content_.permission) TRY(content_.permission());
  piece_ = TRY(content_.bytes.read(position_, kPieceBytes));
  position_ += piece_.size();
  if (content_.sha256.empty()) return ok();
  hash_.add(piece_);
  if (is_over() && platform::hexadecimal(hash_.finish()) != content_.sha256) {
    return Error{&errors::internal, {}, {}, "a stored file is not what it was"};
  }
  return ok();
}

}  // namespace cochin::http
