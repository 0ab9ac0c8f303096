#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/server/response.hpp"
#include "platform/crypto/digest.hpp"

namespace cochin::http {

/// The file of an answer on its way out, piece by piece. Used by one thread at a time.
class OutgoingFile {
 public:
  explicit OutgoingFile(FileContent content) : content_(std::move(content)) {}

  /// Reads the next piece, on a thread that may wait; `status` then tells how that went:
  /// errors::internal when the disk fails or has changed the file. The end of a changed file is
  /// never given.
  void read_next();
  const Status& status() const { return status_; }

  std::string_view piece() const { return piece_; }
  bool is_first_piece() const { return pieces_ == 1; }
  bool is_over() const { return position_ == content_.bytes.size(); }

 private:
  Status read_piece();

  const FileContent content_;
  std::uint64_t position_ = 0;  ///< behind the piece
  std::size_t pieces_ = 0;
  std::string piece_;
  platform::Sha256 hash_;
  Status status_;
};

}  // namespace cochin::http
