// Any bytes on a connection: they are requests or refused, and where one read ends and the next
// begins makes no difference.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.hpp"
#include "base/text.hpp"
#include "http/server/body_reader.hpp"
#include "http/server/http_parser.hpp"

namespace cochin::http {
namespace {

constexpr std::size_t kBodyLimit = 4096;

/// What a server makes of a connection: one line for each request, then why it stopped.
class Reading {
 public:
  /// Takes more bytes, as a connection does.
  void take(std::string_view bytes) {
    input_ += bytes;
    while (!is_over_ && (is_in_body_ ? read_body() : read_head())) {
    }
  }

  const std::vector<std::string>& story() const { return story_; }

 private:
  bool refuse(const Error& error) {
    story_.emplace_back("refused: " + std::string(error.id()));
    is_over_ = true;
    return false;
  }

  bool read_head() {
    const auto size = scanner_.scan(input_);
    if (!size) return refuse(size.error());
    if (*size == 0) return false;
    CHECK(*size <= input_.size());
    RequestHead head;
    const auto framing = parse_head(std::string_view(input_).substr(0, *size), head);
    if (!framing) return refuse(framing.error());
    input_.erase(0, *size);
    scanner_.reset();
    return tell_head(head, *framing);
  }

  bool tell_head(const RequestHead& head, const Framing& framing) {
    const auto target = parse_target(head.target());
    if (!target) return refuse(target.error());
    for (const std::string& segment : target->segments) CHECK(is_valid_utf8(segment));
    for (const QueryParameter& parameter : target->query) CHECK(is_valid_utf8(parameter.value));
    for (std::size_t i = 0; i < head.header_count(); ++i) {
      CHECK(head.header_at(i).value.find_first_of("\r\n") == std::string_view::npos);
    }
    story_.push_back(std::string(head.target()) + (framing.keep_alive ? " keep " : " close ") +
                     std::to_string(framing.length));
    if (framing.length > kBodyLimit) return refuse(body_too_large(kBodyLimit));
    body_.clear();
    body_reader_.start(framing, kBodyLimit);
    is_in_body_ = true;
    return true;
  }

  bool read_body() {
    if (!body_reader_.is_done()) {
      if (input_.empty()) return false;
      const auto used = body_reader_.feed(input_, body_);
      if (!used) return refuse(used.error());
      CHECK(*used <= input_.size() && body_.size() <= kBodyLimit);
      input_.erase(0, *used);
      if (!body_reader_.is_done()) return *used > 0;
    }
    story_.push_back(body_);
    is_in_body_ = false;
    return true;
  }

  std::string input_;
  HeadScanner scanner_;
  BodyReader body_reader_;
  std::string body_;
  bool is_in_body_ = false;
  bool is_over_ = false;
  std::vector<std::string> story_;
};

/// The first byte says how many bytes come at once in the second reading.
void take(std::string_view bytes) {
  if (bytes.empty()) return;
  const std::size_t step = 1 + static_cast<unsigned char>(bytes.front()) % 32;
  bytes.remove_prefix(1);
  Reading at_once, in_pieces;
  at_once.take(bytes);
  for (std::size_t i = 0; i < bytes.size(); i += step) in_pieces.take(bytes.substr(i, step));
  CHECK(at_once.story() == in_pieces.story());
}

}  // namespace
}  // namespace cochin::http

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  cochin::http::take({reinterpret_cast<const char*>(data), size});
  return 0;
}
