#include "cli/start_notice.hpp"

#include <gmock/gmock.h>

namespace cochin::cli {
namespace {

using testing::HasSubstr;

TEST(StartNotice, NamesTheAddressThatABrowserUnderstands) {
  EXPECT_THAT(start_notice("127.0.0.1", 8080), HasSubstr("http://127.0.0.1:8080\n"));
  EXPECT_THAT(start_notice("::1", 9000), HasSubstr("http://[::1]:9000\n"));
}

TEST(StartNotice, ShowsLocalhostForAllAddresses) {
  EXPECT_THAT(start_notice("0.0.0.0", 80), HasSubstr("http://localhost:80\n"));
  EXPECT_THAT(start_notice("::", 80), HasSubstr("http://localhost:80\n"));
}

}  // namespace
}  // namespace cochin::cli
