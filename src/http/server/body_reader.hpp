#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/server/http_parser.hpp"

namespace cochin::http {

/// Takes the bytes of one request body off the wire. Chunks are read strictly: no extensions, no
/// trailers, at most eight digits of size (RFC 9112 section 7.1).
class BodyReader {
 public:
  /// `limit`: bytes of content; a declared length over it must be refused before.
  void start(const Framing& framing, std::size_t limit);

  /// Appends content to `body` and returns how many bytes of `input` were used.
  /// errors::body_too_large (`limit` in the parameters), errors::malformed_request.
  Result<std::size_t> feed(std::string_view input, std::string& body);
  bool is_done() const { return state_ == State::kDone; }
  /// Bytes of content so far.
  std::uint64_t received() const { return received_; }

 private:
  enum class State { kLength, kSize, kSizeEnd, kChunk, kChunkCr, kChunkLf, kEndCr, kEndLf, kDone };

  Status take_size_byte(char byte);
  Status take_framing_byte(char byte);
  std::size_t take_content(std::string_view input, std::string& body);

  State state_ = State::kDone;
  std::uint64_t remaining_ = 0;
  std::uint64_t received_ = 0;
  std::size_t limit_ = 0;
  int digits_ = 0;
};

/// `limit` as people read it: `1 Mio`.
Error body_too_large(std::size_t limit);

}  // namespace cochin::http
