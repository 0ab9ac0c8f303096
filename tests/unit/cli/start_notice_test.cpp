#include "cli/start_notice.hpp"

#include <gmock/gmock.h>

namespace cochin::cli {
namespace {

using testing::HasSubstr;

std::string notice(const char* address, std::uint16_t port) {
  platform::HttpConfig http;
  http.listen_address = address;
  return start_notice(http, port);
}

TEST(StartNotice, NamesTheAddressThatABrowserUnderstands) {
  EXPECT_THAT(notice("127.0.0.1", 8080), HasSubstr("http://127.0.0.1:8080\n"));
  EXPECT_THAT(notice("::1", 9000), HasSubstr("http://[::1]:9000\n"));
}

TEST(StartNotice, SaysHttpsWithACertificate) {
  platform::HttpConfig http;
  http.tls_certificate = "certificate.pem";
  EXPECT_THAT(start_notice(http, 443), HasSubstr("https://127.0.0.1:443\n"));
}

TEST(StartNotice, ShowsLocalhostForAllAddresses) {
  EXPECT_THAT(notice("0.0.0.0", 80), HasSubstr("http://localhost:80\n"));
  EXPECT_THAT(notice("::", 80), HasSubstr("http://localhost:80\n"));
}

}  // namespace
}  // namespace cochin::cli
