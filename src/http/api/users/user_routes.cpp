#include "http/api/users/user_routes.hpp"

#include "app/users/viewing.hpp"
#include "base/error_catalog.hpp"
#include "http/api/auth/signed_in_browser.hpp"
#include "http/api/object_reader.hpp"
#include "http/api/records/record_answers.hpp"
#include "http/api/users/user_input.hpp"
#include "http/api/users/user_json.hpp"
#include "http/problem.hpp"
#include "http/server/query_reader.hpp"

namespace cochin::http::api {

namespace {

using app::Account;
using app::AccountAdministration;
using app::Authentication;
using app::ReadScope;
using app::WriteScope;
using platform::JsonWriter;

constexpr RouteOptions kManagesUsers{.right = "users.manage"};
constexpr RouteOptions kOwnerOfLink{.access = Access::kPublic,
                                    .csrf = CsrfToken::kExempt,
                                    .body_limit = std::size_t{16} * 1024,
                                    .right = "public"};

Result<UserId> user_of(const Call& call) { return UserId{TRY(call.id_param("id"))}; }

Result<std::string> describe(const Call& call, ReadScope scope, AccountAdministration& accounts,
                             UserId id) {
  const Account account = TRY(accounts.find(call.who(), scope, id));
  return user_json(account, TRY(accounts.locked_until(scope, account)));
}

Result<Response> answer_user(const Call& call, ReadScope scope, AccountAdministration& accounts,
                             UserId id) {
  const Account account = TRY(accounts.find(call.who(), scope, id));
  Response response =
      Response::json(user_json(account, TRY(accounts.locked_until(scope, account))));
  return response.with_header("ETag", '"' + std::to_string(account.version) + '"');
}

void write_link(JsonWriter& json, std::string_view url_name, const app::AccountLink& link) {
  json.member(url_name, link.url);
  json.member("expires_at", link.expires_at.to_string());
}

Result<Response> list_users(Call& call, ReadScope& scope, AccountAdministration& accounts) {
  const auto query = TRY(read_user_query(call.request));
  const auto page = TRY(accounts.list(call.who(), scope, query));
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.key("items");
  json.begin_array();
  for (const Account& account : page.accounts) {
    json.begin_object();
    write_user_members(json, account, TRY(accounts.locked_until(scope, account)));
    json.end_object();
  }
  json.end_array();
  if (static_cast<std::int64_t>(page.accounts.size()) < query.limit) {
    json.null_member("next");
  } else {
    json.member("next", user_cursor(page.accounts.back()));
  }
  if (page.total) json.member("total", *page.total);
  json.end_object();
  return Response::json(std::move(text));
}

Result<Response> get_user(Call& call, ReadScope& scope, AccountAdministration& accounts) {
  TRY(QueryReader(call.request).finish());
  return answer_user(call, scope, accounts, TRY(user_of(call)));
}

Result<Response> create_user(Call& call, AccountAdministration& accounts) {
  TRY(QueryReader(call.request).finish());
  const auto definition = TRY(read_account(*TRY(call.json()), AccountUse::kCreate));
  const auto created = TRY(accounts.create(call.who(), call.session.get(), definition));
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.member("id", created.id.value);
  json.member("username", *definition.username);
  if (created.setup) write_link(json, "setup_url", *created.setup);
  json.end_object();
  return Response::created("/api/v1/users/" + std::to_string(created.id.value), std::move(text));
}

Result<Response> change_user(Call& call, WriteScope& scope, AccountAdministration& accounts) {
  TRY(QueryReader(call.request).finish());
  const UserId id = TRY(user_of(call));
  const app::AccountUpdate update{TRY(read_account(*TRY(call.json()), AccountUse::kChange)),
                                  TRY(expected_version(call.request))};
  const Status changed = accounts.update(call.who(), scope, call.session.get(), id, update);
  if (!changed && changed.error().kind == &errors::version_conflict) {
    const std::string current = TRY(describe(call, scope.reading(), accounts, id));
    return problem(changed.error(), call.request, {"current", current});
  }
  if (!changed) return changed.error();
  return answer_user(call, scope.reading(), accounts, id);
}

Result<Response> delete_user(Call& call, WriteScope& scope, AccountAdministration& accounts) {
  TRY(QueryReader(call.request).finish());
  TRY(accounts.remove(call.who(), scope, call.session.get(), TRY(user_of(call))));
  return Response::no_content();
}

Result<Response> unlock_user(Call& call, WriteScope& scope, AccountAdministration& accounts) {
  TRY(QueryReader(call.request).finish());
  const UserId id = TRY(user_of(call));
  TRY(accounts.unlock(call.who(), scope, id));
  return answer_user(call, scope.reading(), accounts, id);
}

Result<Response> remove_second_factor(Call& call, WriteScope& scope,
                                      AccountAdministration& accounts) {
  TRY(QueryReader(call.request).finish());
  TRY(accounts.remove_second_factor(call.who(), scope, call.session.get(), TRY(user_of(call))));
  return Response::no_content();
}

Result<Response> make_reset_link(Call& call, WriteScope& scope, AccountAdministration& accounts) {
  TRY(QueryReader(call.request).finish());
  const auto link =
      TRY(accounts.make_reset_link(call.who(), scope, call.session.get(), TRY(user_of(call))));
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  write_link(json, "reset_url", link);
  json.end_object();
  return Response::json(std::move(text));
}

Result<Response> change_users(Call& call, WriteScope& scope, AccountAdministration& accounts) {
  TRY(QueryReader(call.request).finish());
  const auto change = TRY(read_bulk_change(*TRY(call.json())));
  const std::int64_t changed =
      TRY(accounts.change_many(call.who(), scope, call.session.get(), change));
  return Response::json(R"({"changed":)" + std::to_string(changed) + "}");
}

Result<Response> list_sessions(Call& call, ReadScope& scope, AccountAdministration& accounts) {
  TRY(QueryReader(call.request).finish());
  return Response::json(
      user_sessions_json(TRY(accounts.list_sessions(call.who(), scope, TRY(user_of(call))))));
}

Result<Response> end_sessions(Call& call, WriteScope& scope, AccountAdministration& accounts) {
  TRY(QueryReader(call.request).finish());
  TRY(accounts.end_sessions(call.who(), scope, TRY(user_of(call)), {}));
  return Response::no_content();
}

Result<Response> end_session(Call& call, WriteScope& scope, AccountAdministration& accounts) {
  TRY(QueryReader(call.request).finish());
  const domain::SessionId session{TRY(call.id_param("session"))};
  TRY(accounts.end_sessions(call.who(), scope, TRY(user_of(call)), session));
  return Response::no_content();
}

Result<Response> begin_viewing(Call& call, WriteScope& scope, Authentication& authentication) {
  TRY(QueryReader(call.request).finish());
  TRY(app::begin_viewing(call.who(), scope, *call.session, authentication, TRY(user_of(call))));
  return Response::no_content();
}

Result<Response> end_viewing(Call& call, WriteScope& scope, Authentication& authentication) {
  TRY(QueryReader(call.request).finish());
  TRY(app::end_viewing(scope, *call.session, authentication));
  return Response::no_content();
}

Result<Response> confirm_link(Call& call, AccountAdministration& accounts) {
  TRY(QueryReader(call.request).finish());
  ObjectReader body(*TRY(call.json()));
  const std::string_view token = body.required_text("token");
  const std::string_view password = body.required_text("new_password");
  TRY(body.finish());
  TRY(accounts.confirm_link(token, password, client_of(call.request)));
  return Response::no_content();
}

}  // namespace

void add_user_routes(Router& router, AccountAdministration& accounts,
                     Authentication& authentication) {
  const std::string all = "/api/v1/users";
  const std::string one = all + "/{id}";
  const auto read = [&](Method method, const std::string& pattern, auto handler) {
    router.read(
        method, pattern,
        [&accounts, handler](Call& call, ReadScope& scope) {
          return handler(call, scope, accounts);
        },
        kManagesUsers);
  };
  const auto write = [&](Method method, const std::string& pattern, auto handler) {
    router.write(
        method, pattern,
        [&accounts, handler](Call& call, WriteScope& scope) {
          return handler(call, scope, accounts);
        },
        kManagesUsers);
  };
  read(Method::kGet, all, list_users);
  router.hash(
      Method::kPost, all, [&accounts](Call& call) { return create_user(call, accounts); },
      kManagesUsers);
  read(Method::kGet, one, get_user);
  write(Method::kPatch, one, change_user);
  write(Method::kDelete, one, delete_user);
  write(Method::kPost, all + "/bulk", change_users);
  write(Method::kPost, one + "/unlock", unlock_user);
  write(Method::kDelete, one + "/second-factor", remove_second_factor);
  write(Method::kPost, one + "/password-reset", make_reset_link);
  read(Method::kGet, one + "/sessions", list_sessions);
  write(Method::kDelete, one + "/sessions", end_sessions);
  write(Method::kDelete, one + "/sessions/{session}", end_session);
  router.write(
      Method::kPost, one + "/view",
      [&authentication](Call& call, WriteScope& scope) {
        return begin_viewing(call, scope, authentication);
      },
      kManagesUsers);
  router.write(Method::kDelete, "/api/v1/auth/viewing",
               [&authentication](Call& call, WriteScope& scope) {
                 return end_viewing(call, scope, authentication);
               },
               {.right = "session"});
  router.hash(
      Method::kPost, "/api/v1/auth/password-resets/confirm",
      [&accounts](Call& call) { return confirm_link(call, accounts); }, kOwnerOfLink);
}

}  // namespace cochin::http::api
