#include "http/api/imports/import_routes.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "http/api/jobs/job_run_routes.hpp"
#include "http/middleware/authentication_gate.hpp"
#include "platform/log/log.hpp"
#include "support/api_fixture.hpp"
#include "unit/app/imports/import_fixture.hpp"

namespace cochin::http {
namespace {

using testing::ApiFixture;
using testing::Browser;

/// The routes of imports and their runs over real accounts and a table `ville`.
class ImportRoutesTest : public ::testing::Test {
 protected:
  ImportRoutesTest() {
    fixture_.add_table("ville", {{"nom", "text", "required unique"}, {"pays", "text"}});
    accounts().add_user("ada", true);
    accounts().add_user("bob");
    accounts().join("bob", "Éditeur");
    router_.set_gate(make_authentication_gate(accounts().authentication()));
    router_.hash(Method::kPost, "/api/v1/auth/login", api::sign_in(accounts().authentication()),
                 {.access = Access::kPublic, .csrf = CsrfToken::kExempt});
    api::add_import_routes(router_, fixture_.imports());
    api::add_job_run_routes(router_, fixture_.runs());
    dispatcher_ = std::make_unique<Dispatcher>(router_, ports_of(accounts().lanes()), log_);
  }

  testing::AccountFixture& accounts() { return fixture_.accounts(); }

  Response send(Method method, const std::string& path, std::string body = {},
                const Browser& browser = {}) {
    auto exchange = std::make_shared<testing::DirectExchange>();
    Request& request = exchange->call.request;
    request.head.method = method;
    request.head.set_target(path);
    request.target = parse_target(path).value();
    for (const auto& [name, value] : browser.headers) request.head.add_header(name, value);
    if (!browser.cookie.empty()) request.head.add_header("Cookie", browser.cookie);
    if (!browser.csrf_token.empty()) request.head.add_header("X-CSRF-Token", browser.csrf_token);
    request.body = std::move(body);
    if (!dispatcher_->admit(exchange)) exchange->wait();
    if (!exchange->admitted) return dispatcher_->refuse(exchange->admitted.error(), request);
    if (!dispatcher_->run(exchange)) exchange->wait();
    return std::move(exchange->response);
  }

  Browser sign_in(std::string_view username) {
    Browser json;
    json.headers = {{"Content-Type", "application/json"}};
    const std::string body = ApiFixture::credentials(username, testing::AccountFixture::kPassword);
    const Response answer = send(Method::kPost, "/api/v1/auth/login", body, json);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return {.cookie = ApiFixture::cookie_of(answer),
            .csrf_token = ApiFixture::text_of(answer, "csrf_token"),
            .headers = {{"Content-Type", "multipart/form-data; boundary=B"}}};
  }

  static std::string part(const std::string& name, const std::string& content) {
    return "--B\r\nContent-Disposition: form-data; name=\"" + name +
           "\"; filename=\"v.csv\"\r\n\r\n" + content + "\r\n";
  }

  Response import(const Browser& browser, const std::string& parts) {
    return send(Method::kPost, "/api/v1/tables/ville/import", parts + "--B--\r\n", browser);
  }

  Tree wait_for(const Browser& browser, const std::string& run) {
    while (true) {
      const Tree tree = ApiFixture::tree_of(send(Method::kGet, run, {}, browser));
      const std::string state = *tree.find("state")->as_string();
      if (state != "queued" && state != "running") return tree;
      std::this_thread::yield();
    }
  }

  static std::string refusal(const Response& answer) {
    const Tree tree = ApiFixture::tree_of(answer);
    const Tree* errors = tree.find("errors");
    if (errors == nullptr || errors->as_list()->empty()) return *tree.find("code")->as_string();
    const Tree& first = errors->as_list()->front();
    return *first.find("pointer")->as_string() + " " + *first.find("code")->as_string();
  }

  platform::Log log_{{.least = platform::LogLevel::kError}};
  Router router_;
  app::ImportFixture fixture_;
  std::unique_ptr<Dispatcher> dispatcher_;
};

TEST_F(ImportRoutesTest, AnswersWithARunThatTellsWhatWasDone) {
  const Browser ada = sign_in("ada");
  const Response answer =
      import(ada, part("file", "nom;pays\nLyon;France\n;x\n") + part("plan", R"({"key":"nom"})"));
  ASSERT_EQ(answer.status, 202) << answer.body;
  const std::string location = ApiFixture::header_of(answer, "Location");
  EXPECT_EQ(location, "/api/v1/job-runs/1");
  const Tree run = wait_for(ada, location);
  EXPECT_EQ(*run.find("state")->as_string(), "succeeded");
  EXPECT_EQ(*run.find("job")->as_string(), "import");
  EXPECT_EQ(*run.find("total")->as_integer(), 2);
  const Tree& result = *run.find("result");
  EXPECT_EQ(*result.find("created")->as_integer(), 1);
  EXPECT_EQ(*result.find("refused")->as_integer(), 1);
  EXPECT_EQ(*result.find("file")->as_string(), "v.csv");
  const Response refused = send(Method::kGet, *result.find("refused_url")->as_string(), {}, ada);
  EXPECT_EQ(refused.status, 200);
  EXPECT_EQ(refused.content_type, "text/csv; charset=utf-8");
  EXPECT_NE(refused.body.find(";x;3;nom\u00A0: Ce champ est obligatoire."), std::string::npos);
}

TEST_F(ImportRoutesTest, RefusesFormsThatAreNoImport) {
  const Browser ada = sign_in("ada");
  const std::string file = part("file", "nom\nLyon\n");
  EXPECT_EQ(refusal(import(ada, part("plan", "{}"))), "/file import_no_file");
  EXPECT_EQ(refusal(import(ada, file + part("other", ""))), "/other unknown_field");
  EXPECT_EQ(refusal(import(ada, file + file)), "/file repeated_parameter");
  EXPECT_EQ(refusal(import(ada, file + part("plan", "{"))), "malformed_json");
  EXPECT_EQ(refusal(import(ada, file + part("plan", R"({"key": "pays"})"))),
            "/plan/key import_key_not_unique");
  EXPECT_EQ(refusal(import(ada, "nonsense")), "malformed_multipart");
  Browser json = ada;
  json.headers = {{"Content-Type", "application/json"}};
  EXPECT_EQ(import(json, file).status, 415);
  EXPECT_EQ(send(Method::kPost, "/api/v1/tables/nowhere/import", file + "--B--", ada).status, 404);
}

TEST_F(ImportRoutesTest, ShowsRunsToTheirOwnerAndToSuperusersOnly) {
  const Browser ada = sign_in("ada"), bob = sign_in("bob");
  const Response answer = import(ada, part("file", "nom\n\"\"\n"));
  const std::string run = ApiFixture::header_of(answer, "Location");
  wait_for(ada, run);
  for (const std::string& path : {run, run + "/refused"}) {
    EXPECT_EQ(send(Method::kGet, path, {}, bob).status, 404) << path;
    EXPECT_EQ(send(Method::kGet, path).status, 401) << path;
  }
  EXPECT_EQ(send(Method::kPost, run + "/cancel", {}, bob).status, 404);
  const Response mine = import(bob, part("file", "nom\nBrest\n"));
  wait_for(ada, ApiFixture::header_of(mine, "Location"));
  const auto listed = [&](const Browser& who, const std::string& query) {
    const Tree tree = ApiFixture::tree_of(send(Method::kGet, "/api/v1/job-runs" + query, {}, who));
    return tree.find("items")->as_list()->size();
  };
  EXPECT_EQ(listed(bob, ""), 1u);
  EXPECT_EQ(listed(ada, ""), 2u);
  EXPECT_EQ(listed(ada, "?cursor=2"), 1u);
  EXPECT_EQ(send(Method::kGet, "/api/v1/job-runs?order=1", {}, ada).status, 422);
}

TEST_F(ImportRoutesTest, CannotCancelWhatHasEnded) {
  const Browser ada = sign_in("ada");
  const Response answer = import(ada, part("file", "nom\nLyon\n"));
  const std::string run = ApiFixture::header_of(answer, "Location");
  wait_for(ada, run);
  const Response refused = send(Method::kPost, run + "/cancel", {}, ada);
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(ApiFixture::code_of(refused), "job_finished");
}

TEST_F(ImportRoutesTest, NeedsASessionAndItsToken) {
  const std::string file = part("file", "nom\nLyon\n");
  Browser nobody;
  nobody.headers = {{"Content-Type", "multipart/form-data; boundary=B"}};
  EXPECT_EQ(import(nobody, file).status, 401);
  Browser ada = sign_in("ada");
  ada.csrf_token.clear();
  EXPECT_EQ(import(ada, file).status, 403);
}

}  // namespace
}  // namespace cochin::http
