#include "http/server/static_files.hpp"

#include <algorithm>

#include "base/error_catalog.hpp"

namespace cochin::http {
namespace {

std::string_view trim_spaces(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string_view take_item(std::string_view& list) {
  const std::size_t comma = list.find(',');
  const std::string_view item = trim_spaces(list.substr(0, comma));
  list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
  return item;
}

/// `q=0`, `q=0.0`…: not wanted.
bool is_refused(std::string_view parameters) {
  const std::string_view text = trim_spaces(parameters);
  return text.starts_with("q=0") && text.find_first_not_of("0.", 2) == std::string_view::npos;
}

bool matches_any(std::string_view if_none_match, std::string_view etag) {
  while (!if_none_match.empty()) {
    std::string_view item = take_item(if_none_match);
    if (item.starts_with("W/")) item.remove_prefix(2);
    if (item == "*" || item == etag) return true;
  }
  return false;
}

struct Form {
  std::string_view coding;  ///< empty: identity
  std::string_view bytes;
};

Form choose_form(const Asset& asset, std::string_view accept_encoding) {
  if (!asset.brotli.empty() && accepts_encoding(accept_encoding, "br")) {
    return {"br", asset.brotli};
  }
  if (!asset.gzip.empty() && accepts_encoding(accept_encoding, "gzip")) {
    return {"gzip", asset.gzip};
  }
  return {{}, asset.identity};
}

}  // namespace

bool accepts_encoding(std::string_view accept_encoding, std::string_view coding) {
  bool any = false;
  while (!accept_encoding.empty()) {
    const std::string_view item = take_item(accept_encoding);
    const std::size_t semicolon = item.find(';');
    const std::string_view name = trim_spaces(item.substr(0, semicolon));
    const bool wanted =
        semicolon == std::string_view::npos || !is_refused(item.substr(semicolon + 1));
    if (equals_ignoring_case(name, coding)) return wanted;
    if (name == "*") any = wanted;
  }
  return any;
}

const Asset* StaticFiles::find(std::string_view path) const {
  const auto found = std::lower_bound(
      assets_.begin(), assets_.end(), path,
      [](const Asset& asset, std::string_view wanted) { return asset.path < wanted; });
  return found != assets_.end() && found->path == path ? &*found : nullptr;
}

Result<Response> StaticFiles::answer(const Request& request) const {
  const std::string_view path = request.target.path;
  const bool is_known = find(path) != nullptr || path.starts_with("/assets/");
  return answer_file(is_known ? path : "/index.html", request);
}

Result<Response> StaticFiles::answer_file(std::string_view path, const Request& request) const {
  const Asset* asset = find(path);
  if (asset == nullptr) return Error{&errors::not_found};

  const Form form = choose_form(*asset, request.header("Accept-Encoding"));
  std::string etag = "\"" + std::string(asset->etag);
  if (!form.coding.empty()) etag += "-" + std::string(form.coding);
  etag += "\"";
  Response response;
  response.content_type = asset->content_type;
  response.cache = path.starts_with("/assets/") ? CachePolicy::kImmutable : CachePolicy::kNoCache;
  response.with_header("Vary", "Accept-Encoding");
  response.with_header("ETag", etag);
  if (matches_any(request.header("If-None-Match"), etag)) {
    response.status = 304;
    return response;
  }
  if (!form.coding.empty()) response.with_header("Content-Encoding", form.coding);
  response.static_body = form.bytes;
  return response;
}

}  // namespace cochin::http
