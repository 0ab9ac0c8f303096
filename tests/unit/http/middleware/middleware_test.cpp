#include <gtest/gtest.h>

#include <set>

#include "http/middleware/client_address.hpp"
#include "http/middleware/host_check.hpp"
#include "http/middleware/request_id.hpp"
#include "http/middleware/same_origin.hpp"

namespace cochin::http {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

Request request_with(const Fields& fields, Method method = Method::kPost) {
  Request request;
  request.head.method = method;
  for (const auto& [name, value] : fields) request.head.add_header(name, value);
  return request;
}

bool is_served(const char* host) {
  const std::vector<std::string> allowed = {"project-manager.local", "127.0.0.1", "[::1]",
                                            ".hopital.example"};
  return check_host(request_with({{"Host", host}}), allowed).has_value();
}

TEST(HostCheck, ServesItsNamesOnAnyPort) {
  for (const char* host : {"project-manager.local", "PROJECT-MANAGER.local:8080", "127.0.0.1:80",
                           "[::1]:8080", "[::1]", "hopital.example", "a.hopital.example"}) {
    EXPECT_TRUE(is_served(host)) << host;
  }
}

TEST(HostCheck, RefusesEverythingElse) {
  for (const char* host :
       {"", "evil.example", "project-manager.local.evil", "project-manager.local.",
        "xhopital.example", "project-manager.local:80:80", "project-manager.local:x",
        "project-manager.local:123456", "user@project-manager.local", "project-manager.local/x",
        "project-manager.local evil", "127.0.0.1, evil", "[::1", "[::1]x", "[evil]", "127.1",
        "2130706433", "*"}) {
    EXPECT_FALSE(is_served(host)) << host;
  }
}

TEST(HostCheck, ComparesAnAbsoluteTarget) {
  Request request = request_with({{"Host", "project-manager.local"}});
  request.target.authority = "evil.example";
  EXPECT_EQ(check_host(request, {"*"}).error().id(), "malformed_request");
  request.target.authority = "Project-Manager.local";
  EXPECT_TRUE(check_host(request, {"project-manager.local"}));
}

bool passes(Fields fields, Method method = Method::kPost) {
  fields.emplace_back("Host", "pm.local");
  const Status status = check_same_origin(request_with(fields, method), {"https://front.example"});
  if (!status) {
    EXPECT_EQ(status.error().id(), "csrf_failed");
  }
  return status.has_value();
}

TEST(SameOrigin, BelievesTheBrowsersVerdict) {
  EXPECT_TRUE(passes({{"Sec-Fetch-Site", "same-origin"}}));
  for (const char* site : {"cross-site", "same-site", "none", "Same-Origin", "null"}) {
    EXPECT_FALSE(passes({{"Sec-Fetch-Site", site}})) << site;
    EXPECT_FALSE(passes({{"Sec-Fetch-Site", site}, {"Origin", "http://pm.local"}})) << site;
  }
}

TEST(SameOrigin, ComparesOriginThenReferer) {
  EXPECT_TRUE(passes({{"Origin", "http://pm.local"}}));
  EXPECT_TRUE(passes({{"Origin", "https://PM.local"}}));
  EXPECT_TRUE(passes({{"Referer", "http://pm.local/page?x"}}));
  for (const char* origin : {"null", "", "http://evil.example", "http://pm.local.evil",
                             "http://pm.local:81", "http://xpm.local", "pm.local"}) {
    EXPECT_FALSE(passes({{"Origin", origin}})) << origin;
    EXPECT_FALSE(passes({{"Origin", origin}, {"Referer", "http://pm.local/"}})) << origin;
  }
  EXPECT_FALSE(passes({{"Referer", "http://evil.example/http://pm.local"}}));
  EXPECT_FALSE(passes({}));
}

TEST(SameOrigin, LetsTrustedOriginsBearerTokensAndSafeMethodsPass) {
  EXPECT_TRUE(passes({{"Origin", "https://front.example"}, {"Sec-Fetch-Site", "cross-site"}}));
  EXPECT_FALSE(passes({{"Origin", "https://front.example.evil"}}));
  EXPECT_TRUE(passes({{"Authorization", "Bearer cpm_x"}}));
  EXPECT_FALSE(passes({{"Authorization", "Basic eDp5"}}));
  EXPECT_TRUE(passes({{"Sec-Fetch-Site", "cross-site"}}, Method::kGet));
}

std::string client(const Fields& fields, const char* peer = "10.0.0.1") {
  const TrustedProxies proxies = TrustedProxies::parse({"10.0.0.0/8", "fd00::/8"}).value();
  Request request = request_with(fields);
  identify_client(request, {peer, false}, proxies);
  return request.client_address + (request.is_secure ? " secure" : "");
}

TEST(ClientAddress, IsSecureOverTlsOfTheServerItself) {
  Request request = request_with({{"X-Forwarded-Proto", "http"}});
  identify_client(request, {"192.0.2.1", true}, {});
  EXPECT_TRUE(request.is_secure);
}

TEST(ClientAddress, IsTheNearestThatIsNoTrustedProxy) {
  EXPECT_EQ(client({}), "10.0.0.1");
  EXPECT_EQ(client({{"X-Forwarded-For", "6.6.6.6, 192.0.2.7, 10.1.1.1"}}), "192.0.2.7");
  EXPECT_EQ(client({{"X-Forwarded-For", "10.2.2.2"}}), "10.2.2.2");
  EXPECT_EQ(client({{"X-Forwarded-For", "192.0.2.7, nonsense"}}), "10.0.0.1");
  EXPECT_EQ(client({{"X-Forwarded-Proto", "https"}}), "10.0.0.1 secure");
  EXPECT_EQ(client({{"X-Forwarded-For", "2001:db8::1"}}, "fd00::7"), "2001:db8::1");
}

TEST(ClientAddress, BelievesNobodyElse) {
  EXPECT_EQ(client({{"X-Forwarded-For", "1.1.1.1"}, {"X-Forwarded-Proto", "https"}}, "11.0.0.1"),
            "11.0.0.1");
  EXPECT_EQ(client({{"X-Real-IP", "1.1.1.1"}}), "10.0.0.1");
}

TEST(ClientAddress, RefusesBlocksItCannotRead) {
  for (const char* block : {"10.0.0.0/33", "10.0.0/8", "::/129", "x", "10.0.0.0/", "10.0.0.0/-1"}) {
    EXPECT_EQ(TrustedProxies::parse({block}).error().id(), "config_value") << block;
  }
}

TEST(RequestIds, AreLongDistinctAndPlain) {
  RequestIds ids;
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = ids.next();
    EXPECT_EQ(id.size(), 26U);
    EXPECT_EQ(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567"), std::string::npos);
    seen.insert(id);
  }
  EXPECT_EQ(seen.size(), 1000U);
}

}  // namespace
}  // namespace cochin::http
