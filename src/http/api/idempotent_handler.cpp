#include "http/api/idempotent_handler.hpp"

#include "app/idempotency/idempotency.hpp"
#include "base/error_catalog.hpp"
#include "platform/crypto/digest.hpp"

namespace cochin::http::api {

namespace {

constexpr std::size_t kLongestKey = 255;

app::KeptAnswer keep(const Response& response) {
  app::KeptAnswer answer{response.status, response.body, {}, {}};
  for (const auto& [name, value] : response.headers) {
    if (name == "Location") answer.location = value;
    if (name == "ETag") answer.etag = value;
  }
  return answer;
}

/// Tells one request from another.
Result<std::string> digest_of(const Request& request) {
  platform::Sha256 hash;
  hash.add(std::string(method_name(request.method())) + " " + request.target.path + "\n");
  hash.add(request.body);
  const platform::StoredBytes stored = request.stored_body.value_or(platform::StoredBytes());
  TRY(stored.for_each_piece([&](std::string_view piece) {
    hash.add(piece);
    return ok();
  }));
  return hash.finish();
}

Response give_again(const app::KeptAnswer& answer) {
  Response response = Response::json(answer.body, answer.status);
  if (!answer.location.empty()) response.with_header("Location", answer.location);
  if (!answer.etag.empty()) response.with_header("ETag", answer.etag);
  return response.with_header("Idempotency-Replayed", "true");
}

}  // namespace

WriteHandler idempotent(WriteHandler handler) {
  return [handler = std::move(handler)](Call& call, app::WriteScope& scope) -> Result<Response> {
    const std::string_view key = call.request.header("idempotency-key");
    if (key.empty()) return handler(call, scope);
    if (key.size() > kLongestKey) return Error{&errors::malformed_request};
    const app::IdempotentRequest request{key, TRY(digest_of(call.request))};
    if (const auto kept = TRY(app::find_answer(call.who(), scope, request))) {
      return give_again(*kept);
    }
    Response response = TRY(handler(call, scope));
    if (response.status < 400) TRY(app::keep_answer(call.who(), scope, request, keep(response)));
    return response;
  };
}

}  // namespace cochin::http::api
