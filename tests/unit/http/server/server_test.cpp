#include "http/server/server.hpp"

#include <sys/resource.h>

#include <atomic>
#include <future>
#include <stdexcept>
#include <vector>

#include "base/error_catalog.hpp"
#include "unit/http/server/server_fixture.hpp"

namespace cochin::http {
namespace {

using cochin::testing::RawAnswer;
using cochin::testing::RawClient;

Result<Response> answer_empty_object(Call&) { return Response::json("{}"); }

PlainHandler echo() {
  return [](Call& call) -> Result<Response> {
    Response response = Response::json(call.request.body);
    response.with_header("X-Client", call.request.client_address);
    return response;
  };
}

class Serving : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    router_.immediate(Method::kGet, "/quick", answer_empty_object);
    router_.immediate(Method::kPost, "/echo", echo());
    router_.immediate(Method::kPost, "/small", echo(), {.body_limit = 10});
  }
};

TEST_F(Serving, AnswersWithLengthIdAndSecurityHeaders) {
  start();
  const RawAnswer answer = ask(get("/quick"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "{}");
  EXPECT_EQ(answer.header("Content-Type"), "application/json");
  EXPECT_EQ(answer.header("Cache-Control"), "no-store");
  EXPECT_EQ(answer.header("X-Request-Id").size(), 26U);
  EXPECT_EQ(answer.header("X-Frame-Options"), "DENY");
  EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
  EXPECT_NE(answer.header("Content-Security-Policy").find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(answer.header("Strict-Transport-Security"), "");
  EXPECT_EQ(answer.header("Server"), "");
}

TEST_F(Serving, KeepsTheConnectionAndNumbersEachRequest) {
  start();
  RawClient client(port_);
  const RawAnswer first = client.ask(get("/quick"));
  const RawAnswer second = client.ask(get("/quick"));
  EXPECT_EQ(second.status, 200);
  EXPECT_NE(first.header("X-Request-Id"), second.header("X-Request-Id"));
}

TEST_F(Serving, AnswersPipelinedRequestsInOrder) {
  start();
  RawClient client(port_);
  client.send(post("/echo", "1") + get("/quick") + post("/echo", "[2]") + "\r\n" + get("/none"));
  EXPECT_EQ(client.read().body, "1");
  EXPECT_EQ(client.read().body, "{}");
  EXPECT_EQ(client.read().body, "[2]");
  EXPECT_EQ(client.read().status, 404);
}

TEST_F(Serving, ServesOthersBetweenTheRequestsOfAFlood) {
  std::promise<void> others_have_asked;
  std::atomic<int> served = 0;
  std::atomic<int> served_before_others = -1;
  router_.immediate(Method::kGet, "/flood", [&](Call&) -> Result<Response> {
    if (served++ == 0) others_have_asked.get_future().wait();
    return Response::no_content();
  });
  router_.immediate(Method::kGet, "/other", [&](Call&) -> Result<Response> {
    served_before_others = served.load();
    return Response::no_content();
  });
  start();
  RawClient flood(port_);
  std::string requests;
  for (int i = 0; i < 500; ++i) requests += get("/flood");
  flood.send(requests);
  RawClient other(port_);
  other.send(get("/other"));
  others_have_asked.set_value();
  EXPECT_EQ(other.read().status, 204);
  for (int i = 0; i < 500; ++i) ASSERT_EQ(flood.read().status, 204);
  EXPECT_LT(served_before_others, 100);
}

TEST_F(Serving, AnswersBytesThatComeOneByOne) {
  start();
  RawClient client(port_);
  for (const char byte : post("/echo", "hello")) client.send({&byte, 1});
  EXPECT_EQ(client.read().body, "hello");
}

TEST_F(Serving, AnswersAClientThatHasFinishedSending) {
  start();
  RawClient client(port_);
  client.send(get("/quick"));
  client.finish_sending();
  EXPECT_EQ(client.read().status, 200);
}

TEST_F(Serving, ClosesWhenAskedTo) {
  start();
  RawClient client(port_);
  EXPECT_EQ(client.ask(get("/quick", "Connection: close\r\n")).header("Connection"), "close");
  EXPECT_TRUE(client.sees_end());
  RawClient old(port_);
  EXPECT_EQ(old.ask("GET /quick HTTP/1.0\r\nHost: localhost\r\n\r\n").header("Connection"),
            "close");
  EXPECT_TRUE(old.sees_end());
}

TEST_F(Serving, LeavesTheBodyOutOfHead) {
  start();
  RawClient client(port_);
  client.send("HEAD /quick HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/quick"));
  const RawAnswer head = client.read(false);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Length"), "2");
  EXPECT_EQ(client.read().body, "{}");
}

TEST_F(Serving, ReadsChunkedBodies) {
  start();
  const RawAnswer answer =
      ask("POST /echo HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
          "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  EXPECT_EQ(answer.body, "abcde");
}

TEST_F(Serving, CarriesLargeBodiesBothWays) {
  router_.immediate(Method::kPost, "/large", echo(), {.body_limit = kUploadBodyLimit});
  start();
  const std::string body(8 * 1024 * 1024, 'x');
  RawClient client(port_);
  std::thread sender([&] { client.send(post("/large", body)); });
  const RawAnswer answer = client.read();
  sender.join();
  EXPECT_EQ(answer.body, body);
}

TEST_F(Serving, RefusesABodyOverTheLimitBeforeItIsSent) {
  start();
  RawClient client(port_);
  client.send(
      "POST /small HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
      "Content-Length: 11\r\nExpect: 100-continue\r\n\r\n");
  const RawAnswer answer = client.read();
  EXPECT_EQ(answer.status, 413);
  EXPECT_NE(answer.body.find("\"body_too_large\""), std::string::npos);
  EXPECT_TRUE(client.sees_end());
  EXPECT_EQ(ask(post("/small", "0123456789")).status, 200);
}

TEST_F(Serving, SaysContinueBeforeABodyThatIsWaited) {
  start();
  RawClient client(port_);
  client.send(
      "POST /echo HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
      "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read(false).status, 100);
  EXPECT_EQ(client.ask("ok").body, "ok");
}

TEST_F(Serving, RefusesMalformedRequestsAndCloses) {
  start();
  for (const char* text :
       {"nonsense\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\nHost: localhost\n\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
        "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /quick HTTP/1.1\r\n\r\n"}) {
    RawClient client(port_);
    const RawAnswer answer = client.ask(text);
    EXPECT_EQ(answer.status, 400) << text;
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(answer.header("X-Frame-Options"), "DENY");
    EXPECT_TRUE(client.sees_end()) << text;
  }
  EXPECT_EQ(ask(std::string(9000, 'a')).status, 414);
  EXPECT_EQ(ask("GET / HTTP/1.1\r\nX: " + std::string(50'000, 'a')).status, 431);
  EXPECT_EQ(ask(post("/echo", "a", "Expect: magic\r\n")).status, 417);
  EXPECT_EQ(ask(post("/echo", "a", "Content-Encoding: gzip\r\n")).status, 415);
}

TEST_F(Serving, NamesTheMethodsOfAKnownPath) {
  start();
  const RawAnswer wrong = ask("DELETE /quick HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.header("Allow"), "GET, HEAD, OPTIONS");
  EXPECT_NE(wrong.body.find("\"method_not_allowed\""), std::string::npos);
  EXPECT_EQ(ask("TRACE /quick HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 405);
  const RawAnswer options = ask("OPTIONS /echo HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(options.header("Allow"), "POST, OPTIONS");
  EXPECT_EQ(options.header("Content-Length"), "");
  EXPECT_EQ(ask("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 204);
  EXPECT_EQ(ask(get("/nothing")).status, 404);
}

TEST_F(Serving, RefusesOtherHostsAndOtherOrigins) {
  start();
  EXPECT_EQ(ask("GET /quick HTTP/1.1\r\nHost: evil.example\r\n\r\n").status, 421);
  EXPECT_EQ(ask("GET http://evil.example/quick HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 400);
  const std::string unsafe = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n";
  const RawAnswer refused = ask(unsafe + "Origin: http://evil.example\r\n\r\n1");
  EXPECT_EQ(refused.status, 403);
  EXPECT_NE(refused.body.find("\"csrf_failed\""), std::string::npos);
  EXPECT_EQ(ask(unsafe + "\r\n1").status, 403);
  EXPECT_EQ(ask(unsafe + "Origin: http://localhost\r\n\r\n1").status, 200);
}

TEST_F(Serving, LetsListedOriginsReadOnly) {
  config_.cors_origins = {"https://intranet.example"};
  start();
  const RawAnswer answer = ask(get("/quick", "Origin: https://intranet.example\r\n"));
  EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), "https://intranet.example");
  EXPECT_EQ(answer.header("Vary"), "Origin");
  for (const char* origin : {"https://intranet.example.evil", "null", "https://x.intranet.example",
                             "http://intranet.example", "*"}) {
    const RawAnswer other = ask(get("/quick", "Origin: " + std::string(origin) + "\r\n"));
    EXPECT_EQ(other.header("Access-Control-Allow-Origin"), "") << origin;
  }
}

TEST_F(Serving, BelievesForwardedFieldsOfTrustedProxiesOnly) {
  const std::string forwarded =
      "X-Forwarded-For: 1.2.3.4, 192.0.2.7\r\nX-Forwarded-Proto: https\r\n";
  config_.trusted_proxies = {"127.0.0.0/8"};
  start();
  const RawAnswer answer = ask(post("/echo", "1", forwarded));
  EXPECT_EQ(answer.header("X-Client"), "192.0.2.7");
  EXPECT_NE(answer.header("Strict-Transport-Security"), "");
}

TEST_F(Serving, IgnoresForwardedFieldsByDefault) {
  start();
  const RawAnswer answer =
      ask(post("/echo", "1", "X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Proto: https\r\n"));
  EXPECT_EQ(answer.header("X-Client"), "127.0.0.1");
  EXPECT_EQ(answer.header("Strict-Transport-Security"), "");
}

TEST_F(Serving, CutsSlowRequestsIdleConnectionsAndStalledReaders) {
  limits_.header_deadline = std::chrono::milliseconds(30);
  limits_.body_deadline = std::chrono::milliseconds(30);
  limits_.idle_deadline = std::chrono::milliseconds(30);
  limits_.write_stall_deadline = std::chrono::milliseconds(30);
  router_.immediate(Method::kGet, "/large", [](Call&) -> Result<Response> {
    return Response::json(std::string(64 * 1024 * 1024, 'x'));
  });
  start();
  RawClient silent(port_);
  EXPECT_TRUE(silent.sees_end());
  RawClient slow_head(port_);
  EXPECT_EQ(slow_head.ask("GET / HT").status, 408);
  RawClient slow_body(port_);
  EXPECT_EQ(slow_body
                .ask("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n"
                     "Sec-Fetch-Site: same-origin\r\n\r\nabc")
                .status,
            408);
  RawClient idle(port_);
  EXPECT_EQ(idle.ask(get("/quick")).status, 200);
  EXPECT_TRUE(idle.sees_end());
  RawClient stalled(port_);
  stalled.send(get("/large"));
  RawClient other(port_);
  EXPECT_EQ(other.ask(get("/quick")).status, 200);
  EXPECT_TRUE(other.sees_end());
  EXPECT_LT(stalled.read().body.size(), 64U * 1024 * 1024);
}

TEST_F(Serving, BoundsConnectionsPerAddress) {
  limits_.max_connections_per_address = 2;
  start();
  RawClient first(port_);
  RawClient second(port_);
  EXPECT_EQ(first.ask(get("/quick")).status, 200);
  EXPECT_EQ(second.ask(get("/quick")).status, 200);
  RawClient third(port_);
  EXPECT_EQ(third.read().status, 503);
  EXPECT_EQ(first.ask(get("/quick", "Connection: close\r\n")).status, 200);
  EXPECT_TRUE(first.sees_end());
}

TEST_F(Serving, BoundsTheBodiesHeldAtOnce) {
  limits_.max_buffered_body_bytes = 100;
  start();
  RawClient waiting(port_);
  waiting.send(
      "POST /echo HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
      "Content-Length: 80\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(waiting.read(false).status, 100);
  const RawAnswer busy = ask(post("/echo", std::string(30, 'x')));
  EXPECT_EQ(busy.status, 503);
  EXPECT_EQ(busy.header("Retry-After"), "1");
  EXPECT_EQ(waiting.ask(std::string(80, 'y')).status, 200);
  EXPECT_EQ(ask(post("/echo", std::string(30, 'x'))).status, 200);
}

TEST_F(Serving, SurvivesClientsThatLeaveAtEveryStage) {
  start();
  const std::string request = post("/echo", "hello");
  for (std::size_t size = 0; size <= request.size(); size += 7) {
    RawClient client(port_);
    client.send(request.substr(0, size));
  }
  EXPECT_EQ(ask(get("/quick")).status, 200);
}

/// Lowers the number of descriptors for the time of a test.
class FewDescriptors {
 public:
  explicit FewDescriptors(rlim_t most) {
    CHECK(::getrlimit(RLIMIT_NOFILE, &before_) == 0);
    const rlimit lowered{most, before_.rlim_max};
    CHECK(::setrlimit(RLIMIT_NOFILE, &lowered) == 0);
  }
  ~FewDescriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }

 private:
  rlimit before_{};
};

TEST_F(Serving, RecoversWhenDescriptorsHaveRunOut) {
  start();
  {
    const FewDescriptors limit(64);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 64; ++i) clients.push_back(std::make_unique<RawClient>(port_));
    EXPECT_FALSE(clients.back()->is_connected());
  }
  EXPECT_EQ(ask(get("/quick")).status, 200);
}

TEST_F(Serving, SaysWhyAPortCannotBeOpened) {
  start();
  platform::HttpConfig taken = config_;
  taken.listen_port = port_;
  auto second =
      Server::create({.config = taken, .router = {}, .lanes = {}, .spool_folder = {}}, log_);
  ASSERT_TRUE(second);
  const Status status = (*second)->listen();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().id(), "listen_failed");
}

TEST_F(Serving, RefusesAProxyListItCannotRead) {
  config_.trusted_proxies = {"10.0.0.0/33"};
  const auto server =
      Server::create({.config = config_, .router = {}, .lanes = {}, .spool_folder = {}}, log_);
  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().id(), "config_value");
}

/// Handlers on lanes, with a gate.
class Dispatching : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    Gate gate;
    gate.check = [](Call& call) -> std::optional<Status> {
      if (call.request.header("Authorization") == "Bearer unknown") return std::nullopt;
      if (call.request.header("Authorization") == "Bearer locked") {
        return Status(Error{&errors::forbidden});
      }
      if (call.route != nullptr && call.route->options.access == Access::kSession) {
        return Status(Error{&errors::unauthenticated});
      }
      return ok();
    };
    gate.load = [](Call& call, app::ReadScope&) -> Status {
      call.actor = app::Actor{
          .id = {7}, .username = "ana", .label = "Ana", .groups = {}, .rights = {}, .access = {}};
      return ok();
    };
    router_.set_gate(gate);
    router_.read(Method::kGet, "/api/v1/me", [](Call& call, app::ReadScope&) -> Result<Response> {
      return Response::json("\"" + call.who().username + "\"");
    });
  }

  std::string known(std::string_view target) {
    return get(target, "Authorization: Bearer unknown\r\n");
  }
};

TEST_F(Dispatching, LoadsTheCallerThenRunsTheHandler) {
  start();
  const RawAnswer answer = ask(known("/api/v1/me"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "\"ana\"");
}

TEST_F(Dispatching, RefusesStrangersBeforeTheHandler) {
  start();
  EXPECT_EQ(ask(get("/api/v1/me")).status, 401);
}

TEST_F(Dispatching, AsksTheGateForPathsThatDoNotExist) {
  start();
  EXPECT_EQ(ask(get("/api/v1/nothing")).status, 404);
  EXPECT_EQ(ask(known("/api/v1/nothing")).status, 404);
  EXPECT_EQ(ask(get("/api/v1/nothing", "Authorization: Bearer locked\r\n")).status, 403);
  EXPECT_EQ(ask(get("/api/nothing", "Authorization: Bearer locked\r\n")).status, 404);
}

TEST_F(Dispatching, RefusesAtTheGateBeforeTheBodyIsSent) {
  router_.write(Method::kPost, "/api/v1/upload",
                [](Call&, app::WriteScope&) -> Result<Response> { return Response::no_content(); },
                {.body_limit = kUploadBodyLimit});
  start();
  EXPECT_EQ(ask("POST /api/v1/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n"
                "Sec-Fetch-Site: same-origin\r\n\r\n")
                .status,
            401);
}

TEST_F(Dispatching, RunsEveryLane) {
  const RouteOptions open{.access = Access::kPublic};
  router_.write(
      Method::kPost, "/write",
      [](Call&, app::WriteScope&) -> Result<Response> { return Response::json("1"); }, open);
  router_.hash(Method::kPost, "/hash", answer_empty_object, open);
  router_.background(Method::kPost, "/background", answer_empty_object, open);
  start();
  EXPECT_EQ(ask(post("/write", "")).body, "1");
  EXPECT_EQ(ask(post("/hash", "")).body, "{}");
  EXPECT_EQ(ask(post("/background", "")).body, "{}");
}

TEST_F(Dispatching, AnswersAWriteThatFailsWithItsError) {
  router_.write(Method::kPost, "/refused",
                [](Call&, app::WriteScope&) -> Result<Response> {
                  return Error{&errors::still_referenced, {{"referrers", "Devis"}}};
                },
                {.access = Access::kPublic});
  start();
  const RawAnswer answer = ask(post("/refused", ""));
  EXPECT_EQ(answer.status, 409);
  EXPECT_NE(answer.body.find("Devis"), std::string::npos);
}

TEST_F(Dispatching, TurnsAnExceptionIntoAFailureOfThatRequestOnly) {
  const RouteOptions open{.access = Access::kPublic};
  const auto explode = [](Call&) -> Result<Response> { throw std::runtime_error("secret path"); };
  router_.immediate(Method::kGet, "/inline", explode);
  router_.background(Method::kGet, "/background", explode, open);
  router_.read(
      Method::kGet, "/read", [](Call&, app::ReadScope&) -> Result<Response> { throw 7; }, open);
  router_.write(
      Method::kPost, "/write",
      [](Call&, app::WriteScope&) -> Result<Response> { throw std::runtime_error("secret path"); },
      open);
  start();
  for (const char* path : {"/inline", "/background", "/read"}) {
    const RawAnswer answer = ask(get(path));
    EXPECT_EQ(answer.status, 500) << path;
    EXPECT_NE(answer.body.find("\"internal\""), std::string::npos);
    EXPECT_EQ(answer.body.find("secret"), std::string::npos);
  }
  EXPECT_EQ(ask(post("/write", "")).status, 500);
  EXPECT_EQ(ask(known("/api/v1/me")).status, 200);
}

TEST_F(Dispatching, SaysBusyWhenALaneIsFull) {
  LanePorts full;
  full.read = [](auto) { return false; };
  full.write = [](auto, auto) { return false; };
  full.hash = [](auto) { return false; };
  full.background = [](auto) { return false; };
  ports_ = full;
  const RouteOptions open{.access = Access::kPublic};
  router_.hash(Method::kPost, "/hash", answer_empty_object, open);
  router_.write(
      Method::kPost, "/write",
      [](Call&, app::WriteScope&) -> Result<Response> { return Response::json("1"); }, open);
  router_.read(
      Method::kGet, "/read",
      [](Call&, app::ReadScope&) -> Result<Response> { return Response::json("1"); }, open);
  start();
  EXPECT_EQ(ask(post("/hash", "")).status, 503);
  EXPECT_EQ(ask(post("/write", "")).status, 503);
  EXPECT_EQ(ask(get("/read")).header("Retry-After"), "1");
  EXPECT_EQ(ask(known("/api/v1/me")).status, 503);
}

TEST_F(Dispatching, AnswersWhatRunsBeforeItStops) {
  std::promise<void> entered;
  std::promise<void> released;
  router_.background(Method::kGet, "/slow",
                     [&](Call&) -> Result<Response> {
                       entered.set_value();
                       released.get_future().wait();
                       return Response::json("\"late\"");
                     },
                     {.access = Access::kPublic});
  start();
  RawClient idle(port_);
  RawClient running(port_);
  running.send(get("/slow"));
  entered.get_future().wait();
  server_->stop();
  EXPECT_TRUE(idle.sees_end());
  released.set_value();
  const RawAnswer answer = running.read();
  EXPECT_EQ(answer.body, "\"late\"");
  EXPECT_EQ(answer.header("Connection"), "close");
  thread_.join();
  EXPECT_FALSE(RawClient(port_).is_connected());
}

TEST_F(Dispatching, DoesNotWaitForAHeadThatDoesNotComeWhenItStops) {
  start();
  RawClient halfway(port_);
  halfway.send("GET /heal");
  ask(get("/"));  // both have been read
  const auto begin = std::chrono::steady_clock::now();
  server_->stop();
  thread_.join();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST_F(Dispatching, DropsAnAnswerWhoseClientHasLeft) {
  std::promise<void> entered;
  std::promise<void> released;
  router_.background(Method::kGet, "/slow",
                     [&entered, open = released.get_future().share()](Call&) -> Result<Response> {
                       entered.set_value();
                       open.wait();
                       return Response::json(std::string(1'000'000, ' '));
                     },
                     {.access = Access::kPublic});
  start();
  {
    RawClient leaving(port_);
    leaving.send(get("/slow"));
    entered.get_future().wait();
  }
  released.set_value();
  EXPECT_EQ(ask(known("/api/v1/me")).status, 200);
}

}  // namespace
}  // namespace cochin::http
