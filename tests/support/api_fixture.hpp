#pragma once

#include <memory>
#include <semaphore>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/api/auth/account_routes.hpp"
#include "http/api/auth/auth_handlers.hpp"
#include "http/middleware/authentication_gate.hpp"
#include "http/server/dispatcher.hpp"
#include "platform/json/json_reader.hpp"
#include "support/account_fixture.hpp"

namespace cochin::testing {

/// What a browser keeps and sends by itself.
struct Browser {
  std::string cookie;  ///< `name=value`
  std::string csrf_token;
  bool is_secure = false;
  std::vector<std::pair<std::string, std::string>> headers = {};
};

/// One request brought through gate and lanes to its handler, without sockets.
class DirectExchange final : public http::Exchange {
 public:
  void finish() noexcept override { done_.release(); }
  void wait() { done_.acquire(); }

 private:
  std::binary_semaphore done_{0};
};

struct DirectRequest {
  http::Method method;
  std::string_view path;  ///< with its query
  std::string body = {};  ///< sent as JSON unless the browser's headers have a type
};

/// Sends a request as the browser would and waits for the answer.
inline http::Response send_directly(http::Dispatcher& dispatcher, DirectRequest sent,
                                    const Browser& browser) {
  auto exchange = std::make_shared<DirectExchange>();
  http::Request& request = exchange->call.request;
  request.head.method = sent.method;
  request.head.set_target(sent.path);
  auto target = http::parse_target(sent.path);
  if (!target) return dispatcher.refuse(target.error(), request);
  request.target = *std::move(target);
  request.is_secure = browser.is_secure;
  for (const auto& [name, value] : browser.headers) request.head.add_header(name, value);
  request.language = http::choose_language(request.header("Accept-Language"));
  if (!sent.body.empty() && !request.head.has_header("Content-Type")) {
    request.head.add_header("Content-Type", "application/json");
  }
  if (!browser.cookie.empty()) request.head.add_header("Cookie", browser.cookie);
  if (!browser.csrf_token.empty()) {
    request.head.add_header("X-CSRF-Token", browser.csrf_token);
  }
  request.body = std::move(sent.body);
  if (!dispatcher.admit(exchange)) exchange->wait();
  if (!exchange->admitted) return dispatcher.refuse(exchange->admitted.error(), request);
  if (!dispatcher.run(exchange)) exchange->wait();
  return std::move(exchange->response);
}

/// The routes of sign-in, and a guarded one of each lane, over real accounts.
class ApiFixture {
 public:
  explicit ApiFixture(AccountFixture::Adjust adjust = {}) : accounts_(std::move(adjust)) {
    using namespace http;
    app::Authentication& authentication = accounts_.authentication();
    router_.set_gate(make_authentication_gate(authentication));
    router_.hash(Method::kPost, "/api/v1/auth/login", api::sign_in(authentication),
                 {.access = Access::kPublic, .csrf = CsrfToken::kExempt});
    router_.hash(Method::kPost, "/api/v1/auth/login/second-factor",
                 api::finish_sign_in(authentication));
    router_.read(Method::kGet, "/api/v1/auth/session", api::show_session(authentication));
    api::add_account_routes(router_, authentication);
    router_.write(Method::kPost, "/api/v1/auth/logout", api::sign_out(authentication));
    router_.hash(Method::kPost, "/api/v1/auth/password", api::change_password(authentication));
    router_.hash(Method::kPost, "/api/v1/auth/reauthenticate", api::reauthenticate(authentication));
    router_.read(Method::kGet, "/api/v1/things", [](Call& call, app::ReadScope&) {
      return Result<Response>(Response::json("\"" + call.who().username + "\""));
    });
    router_.write(Method::kPost, "/api/v1/things", [](Call&, app::WriteScope&) {
      return Result<Response>(Response::json("{}", 201));
    });
    router_.immediate(Method::kGet, "/api/v1/open",
                      [](Call&) { return Result<Response>(Response::json("{}")); });
    dispatcher_ = std::make_unique<Dispatcher>(router_, ports_of(accounts_.lanes()), log_);
  }

  http::Response call(http::Method method, std::string_view path, std::string body = {},
                      const Browser& browser = {}) {
    return send_directly(*dispatcher_, {method, path, std::move(body)}, browser);
  }

  http::Response get(std::string_view path, const Browser& browser = {}) {
    return call(http::Method::kGet, path, {}, browser);
  }
  http::Response post(std::string_view path, std::string body, const Browser& browser = {}) {
    return call(http::Method::kPost, path, std::move(body), browser);
  }

  /// A browser that has signed in; aborts when that is refused.
  Browser sign_in(std::string_view username,
                  std::string_view password = AccountFixture::kPassword) {
    const http::Response answer = post("/api/v1/auth/login", credentials(username, password));
    CHECK(answer.status == 200);
    return {.cookie = cookie_of(answer), .csrf_token = text_of(answer, "csrf_token")};
  }

  static std::string credentials(std::string_view username, std::string_view password) {
    return R"({"username":")" + std::string(username) + R"(","password":")" +
           std::string(password) + "\"}";
  }
  static std::string header_of(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return {};
  }
  /// The `name=value` part of `Set-Cookie`.
  static std::string cookie_of(const http::Response& response) {
    const std::string header = header_of(response, "Set-Cookie");
    return header.substr(0, header.find(';'));
  }
  static Tree tree_of(const http::Response& response) {
    return platform::parse_json(response.body).value();
  }
  static std::string text_of(const http::Response& response, std::string_view member) {
    const Tree tree = tree_of(response);
    const Tree* found = tree.find(member);
    return found != nullptr && found->as_string() != nullptr ? *found->as_string() : "";
  }
  static std::string code_of(const http::Response& response) { return text_of(response, "code"); }

  AccountFixture& accounts() { return accounts_; }

 private:
  platform::Log log_{{.least = platform::LogLevel::kError}};
  http::Router router_;
  AccountFixture accounts_;
  std::unique_ptr<http::Dispatcher> dispatcher_;
};

}  // namespace cochin::testing
