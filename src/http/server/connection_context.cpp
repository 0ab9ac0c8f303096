#include "http/server/connection_context.hpp"

#include <chrono>

#include "http/server/response_head.hpp"

namespace cochin::http {

namespace chrono = std::chrono;

std::int64_t ConnectionContext::now_us() const {
  const auto now = chrono::steady_clock::now().time_since_epoch();
  return chrono::duration_cast<chrono::microseconds>(now).count();
}

std::string_view ConnectionContext::current_date() {
  const auto now = chrono::system_clock::now().time_since_epoch();
  const std::int64_t second = chrono::duration_cast<chrono::seconds>(now).count();
  if (second != date_second) {
    date_second = second;
    date = format_http_date(second);
  }
  return date;
}

}  // namespace cochin::http
