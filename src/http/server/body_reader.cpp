#include "http/server/body_reader.hpp"

#include <algorithm>

#include "base/error_catalog.hpp"

namespace cochin::http {
namespace {

constexpr int kMaxSizeDigits = 8;

Error bad_chunk() { return Error{&errors::malformed_request, {}, {}, "chunk"}; }

int hex_digit(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return -1;
}

}  // namespace

Error body_too_large(std::size_t limit) {
  constexpr std::size_t kMebibyte = 1024 * 1024;
  const std::string text = limit >= kMebibyte ? std::to_string(limit / kMebibyte) + "\u00A0Mio"
                                              : std::to_string(limit / 1024) + "\u00A0Kio";
  return Error{&errors::body_too_large, {{"limit", text}}};
}

void BodyReader::start(const Framing& framing, std::size_t limit) {
  limit_ = limit;
  received_ = 0;
  digits_ = 0;
  remaining_ = framing.body == BodyKind::kLength ? framing.length : 0;
  switch (framing.body) {
    case BodyKind::kNone: state_ = State::kDone; break;
    case BodyKind::kLength: state_ = State::kLength; break;
    case BodyKind::kChunked: state_ = State::kSize; break;
  }
}

Result<std::size_t> BodyReader::feed(std::string_view input, std::string& body) {
  std::size_t used = 0;
  while (used < input.size() && state_ != State::kDone) {
    if (state_ == State::kLength || state_ == State::kChunk) {
      used += take_content(input.substr(used), body);
      continue;
    }
    const char byte = input[used++];
    if (state_ == State::kSize) {
      TRY(take_size_byte(byte));
    } else {
      TRY(take_framing_byte(byte));
    }
  }
  return used;
}

std::size_t BodyReader::take_content(std::string_view input, std::string& body) {
  const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(remaining_, input.size()));
  body.append(input.substr(0, size));
  remaining_ -= size;
  received_ += size;
  if (remaining_ == 0) state_ = state_ == State::kLength ? State::kDone : State::kChunkCr;
  return size;
}

Status BodyReader::take_size_byte(char byte) {
  const int digit = hex_digit(byte);
  if (digit >= 0) {
    if (++digits_ > kMaxSizeDigits) return bad_chunk();
    remaining_ = remaining_ * 16 + static_cast<std::uint64_t>(digit);
    return ok();
  }
  if (byte != '\r' || digits_ == 0) return bad_chunk();
  if (received_ + remaining_ > limit_) return body_too_large(limit_);
  state_ = State::kSizeEnd;
  return ok();
}

Status BodyReader::take_framing_byte(char byte) {
  const bool expects_cr = state_ == State::kChunkCr || state_ == State::kEndCr;
  if (byte != (expects_cr ? '\r' : '\n')) return bad_chunk();
  switch (state_) {
    case State::kSizeEnd: state_ = remaining_ > 0 ? State::kChunk : State::kEndCr; break;
    case State::kChunkCr: state_ = State::kChunkLf; break;
    case State::kChunkLf:
      state_ = State::kSize;
      digits_ = 0;
      break;
    case State::kEndCr: state_ = State::kEndLf; break;
    default: state_ = State::kDone; break;
  }
  return ok();
}

}  // namespace cochin::http
