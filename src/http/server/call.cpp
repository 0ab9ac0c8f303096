#include "http/server/call.hpp"

#include <charconv>
#include <utility>

#include "base/check.hpp"
#include "base/error_catalog.hpp"
#include "http/server/router.hpp"
#include "platform/json/json_reader.hpp"

namespace cochin::http {
namespace {

bool is_json_type(std::string_view content_type) {
  std::string_view type = content_type.substr(0, content_type.find(';'));
  while (!type.empty() && (type.back() == ' ' || type.back() == '\t')) type.remove_suffix(1);
  return equals_ignoring_case(type, kJson);
}

}  // namespace

std::string_view Call::param(std::string_view name) const {
  for (const auto& [param_name, index] : route->params) {
    if (param_name == name) return request.target.segments[index];
  }
  return {};
}

Result<std::int64_t> Call::id_param(std::string_view name) const {
  const std::string_view text = param(name);
  std::int64_t id = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), id);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size() || id <= 0) {
    return Error{&errors::not_found};
  }
  return id;
}

Result<const Tree*> Call::json() {
  if (!json_) {
    if (!is_json_type(request.header("Content-Type"))) {
      return Error{&errors::unsupported_media_type, {{"expected", std::string(kJson)}}};
    }
    json_ = TRY(platform::parse_json(request.body));
  }
  return &*json_;
}

platform::StoredBytes Call::take_body() {
  if (request.stored_body) return *std::exchange(request.stored_body, std::nullopt);
  return platform::StoredBytes::in_memory(std::exchange(request.body, {}));
}

const app::Actor& Call::who() const {
  CHECK(actor.has_value());
  return *actor;
}

void Call::clear() {
  request.head.clear();
  request.target = {};
  request.body.clear();
  request.stored_body.reset();
  request.client_address.clear();
  request.request_id.clear();
  actor.reset();
  session.reset();
  route = nullptr;
  allowed_methods.clear();
  json_.reset();
}

}  // namespace cochin::http
