#include "http/api/auth/signed_in_browser.hpp"

#include <string>

#include "http/middleware/device_cookie.hpp"
#include "http/middleware/session_cookie.hpp"

namespace cochin::http::api {

namespace {

/// Long enough to tell browsers apart in the list of sessions.
constexpr std::size_t kLongestDevice = 200;

/// What the browser calls itself: header bytes need not be text, so only ASCII is kept.
std::string device_of(const Request& request) {
  std::string device(request.header("User-Agent").substr(0, kLongestDevice));
  std::erase_if(device, [](char byte) { return byte < ' ' || byte > '~'; });
  return device;
}

}  // namespace

app::Client client_of(const Request& request) {
  return {.device = device_of(request),
          .address = request.client_address,
          .request_id = request.request_id,
          .replaced_token = std::string(session_token(request)),
          .device_marks = std::string(device_marks(request))};
}

void keep_signed_in(Response& response, const Request& request, const app::SignedIn& signed_in) {
  set_session_cookie(response, request, signed_in.token);
  set_device_cookie(response, request, signed_in.device_marks);
}

}  // namespace cochin::http::api
