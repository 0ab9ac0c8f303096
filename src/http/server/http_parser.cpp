#include "http/server/http_parser.hpp"

#include <boost/beast/http/basic_parser.hpp>
#include <charconv>

#include "base/error_catalog.hpp"

namespace cochin::http {
namespace {

namespace beast = boost::beast;

Error malformed(std::string_view reason) {
  return Error{&errors::malformed_request, {}, {}, std::string(reason)};
}

std::string_view to_view(beast::string_view text) { return {text.data(), text.size()}; }

/// Beast's parser for the grammar of the head; it stores nothing itself.
class BeastHead final : public beast::http::basic_parser<true> {
 public:
  explicit BeastHead(RequestHead& head) : head_(head) {
    header_limit(static_cast<std::uint32_t>(kMaxRequestLine + kMaxHeaderBytes));
    body_limit(boost::none);
  }

 private:
  void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target,
                       int version, beast::error_code& error) override {
    head_.method = ::cochin::http::parse_method(to_view(method));
    head_.set_target(to_view(target));
    head_.minor_version = version - 10;
    if (version != 10 && version != 11) error = beast::http::error::bad_version;
  }
  void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                     beast::error_code&) override {
    head_.add_header(to_view(name), to_view(value));
  }
  void on_response_impl(int, beast::string_view, int, beast::error_code&) override {}
  void on_header_impl(beast::error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, beast::error_code&) override {}
  std::size_t on_body_impl(beast::string_view, beast::error_code&) override { return 0; }
  void on_chunk_header_impl(std::uint64_t, beast::string_view, beast::error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view, beast::error_code&) override {
    return 0;
  }
  void on_finish_impl(beast::error_code&) override {}

  RequestHead& head_;
};

bool has_token(std::string_view list, std::string_view token) {
  while (!list.empty()) {
    const std::size_t end = list.find(',');
    std::string_view item = list.substr(0, end);
    list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
    while (!item.empty() && (item.front() == ' ' || item.front() == '\t')) item.remove_prefix(1);
    while (!item.empty() && (item.back() == ' ' || item.back() == '\t')) item.remove_suffix(1);
    if (equals_ignoring_case(item, token)) return true;
  }
  return false;
}

Status check_target(const RequestHead& head) {
  const std::string_view target = head.target();
  if (target == "*" && head.method != Method::kOptions) return malformed("target form");
  for (const char byte : target) {
    const auto code = static_cast<unsigned char>(byte);
    if (code <= 0x20 || code >= 0x7f || byte == '#') return malformed("byte in target");
  }
  return ok();
}

Status check_host(const RequestHead& head) {
  const std::size_t hosts = head.count("Host");
  if (hosts > 1) return malformed("several Host fields");
  if (hosts == 0 && head.minor_version == 1) return malformed("no Host field");
  return ok();
}

Status read_length(const RequestHead& head, Framing& framing) {
  const std::size_t fields = head.count("Content-Length");
  if (fields == 0) return ok();
  if (fields > 1) return malformed("several Content-Length fields");
  const std::string_view text = head.header("Content-Length");
  const auto end = std::from_chars(text.data(), text.data() + text.size(), framing.length);
  if (text.empty() || text.front() == '-' || end.ec != std::errc() ||
      end.ptr != text.data() + text.size()) {
    return malformed("Content-Length");
  }
  if (framing.length > 0) framing.body = BodyKind::kLength;
  return ok();
}

Status read_transfer_coding(const RequestHead& head, Framing& framing) {
  const std::size_t fields = head.count("Transfer-Encoding");
  if (fields == 0) return ok();
  if (head.minor_version == 0) return malformed("Transfer-Encoding on HTTP/1.0");
  if (head.has_header("Content-Length")) return malformed("Transfer-Encoding and Content-Length");
  if (fields > 1 || !equals_ignoring_case(head.header("Transfer-Encoding"), "chunked")) {
    return malformed("transfer coding");
  }
  framing.body = BodyKind::kChunked;
  return ok();
}

Status read_expectation(const RequestHead& head, Framing& framing) {
  if (!head.has_header("Expect") || head.minor_version == 0) return ok();
  const bool is_continue = equals_ignoring_case(head.header("Expect"), "100-continue");
  if (!is_continue || head.count("Expect") > 1) return Error{&errors::expectation_failed};
  framing.expects_continue = framing.body != BodyKind::kNone;
  return ok();
}

Status check_content_coding(const RequestHead& head) {
  const std::string_view coding = head.header("Content-Encoding");
  if (coding.empty() || equals_ignoring_case(coding, "identity")) return ok();
  return Error{&errors::unsupported_media_type, {{"expected", "identity"}}};
}

bool wants_keep_alive(const RequestHead& head) {
  bool close = head.minor_version == 0;
  for (std::size_t i = 0; i < head.header_count(); ++i) {
    const HeaderView field = head.header_at(i);
    if (!equals_ignoring_case(field.name, "Connection")) continue;
    if (has_token(field.value, "close")) return false;
    if (has_token(field.value, "keep-alive")) close = false;
  }
  return !close;
}

}  // namespace

Result<std::size_t> HeadScanner::scan(std::string_view input) {
  for (;;) {
    const std::size_t newline = input.find('\n', line_start_);
    const std::size_t end = newline == std::string_view::npos ? input.size() : newline + 1;
    if (line_count_ == 0 && end > kMaxRequestLine) return Error{&errors::target_too_long};
    if (end > kMaxRequestLine + kMaxHeaderBytes) return Error{&errors::headers_too_large};
    if (newline == std::string_view::npos) return std::size_t{0};
    if (newline == line_start_ || input[newline - 1] != '\r') return malformed("bare LF");
    const bool is_empty = newline == line_start_ + 1;
    if (is_empty && line_count_ > 0) return end;
    if (is_empty) return malformed("empty request line");
    const char first = input[line_start_];
    if (first == ' ' || first == '\t') return malformed("folded field");
    if (line_count_ > kMaxHeaderFields) return Error{&errors::headers_too_large};
    ++line_count_;
    line_start_ = end;
  }
}

Result<Framing> parse_head(std::string_view text, RequestHead& head) {
  BeastHead parser(head);
  beast::error_code error;
  const std::size_t used = parser.put(boost::asio::const_buffer(text.data(), text.size()), error);
  if (error) return malformed(error.message());
  if (used != text.size() || !parser.is_header_done()) return malformed("head");
  TRY(check_target(head));
  TRY(check_host(head));
  Framing framing;
  TRY(read_length(head, framing));
  TRY(read_transfer_coding(head, framing));
  TRY(check_content_coding(head));
  TRY(read_expectation(head, framing));
  framing.keep_alive = wants_keep_alive(head);
  return framing;
}

}  // namespace cochin::http
