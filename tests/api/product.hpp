#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/api_fixture.hpp"
#include "support/served_routes.hpp"

namespace cochin::testing {

/// What the server answered, read by JSON pointer.
struct Reply {
  int status = 0;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;

  std::string header(std::string_view name) const;
  /// The value at a pointer as JSON; "" when there is none.
  std::string at(std::string_view pointer) const;
  /// The text at a pointer, without quotes; "" when there is no text.
  std::string text(std::string_view pointer) const;
  std::int64_t number(std::string_view pointer) const;
  std::string code() const { return text("/code"); }
  /// The code of the first entry of `errors` about `pointer`; "" when there is none.
  std::string refusal(std::string_view pointer) const;
  std::size_t refusals() const;
  /// The value at `pointer` of every item, as JSON.
  std::vector<std::string> column(std::string_view pointer) const;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

/// The session's cookie after `reply`: a rise of rights renews it.
std::string kept_cookie(const Browser& browser, const Reply& reply);

/// The whole product without sockets: a new instance after its first start, every route, and a
/// superuser `admin` who has signed in.
class Product {
 public:
  Product();

  Reply send(http::Method method, std::string_view path, std::string body = {},
             const Headers& headers = {});
  Reply get(std::string_view path, const Headers& headers = {});
  Reply post(std::string_view path, std::string body = {}, const Headers& headers = {});
  Reply patch(std::string_view path, std::string body, const Headers& headers = {});
  Reply remove(std::string_view path, const Headers& headers = {});
  /// The same by a stranger, or by whoever `browser` is.
  Reply send_as(const Browser& browser, http::Method method, std::string_view path,
                std::string body = {});

  /// Makes a table of this name with these fields (JSON list) and gives its slug.
  std::string make_table(std::string_view name, std::string_view fields);
  /// Creates a record and gives its id; the values are a JSON object.
  std::int64_t make_record(std::string_view table, std::string_view values);
  /// The values of a live record as JSON; "" when there is none.
  std::string values(std::string_view table, std::int64_t id);
  /// Tells whether two moments have the same data: every record, revision and definition.
  std::string fingerprint();

  Browser sign_in(std::string_view username);
  void sign_in_again() { admin_ = sign_in("admin"); }
  void start_again(const std::filesystem::path& marker);

  AccountFixture& accounts() { return served_.accounts(); }
  TestDatabase& database() { return accounts().database(); }
  const http::Router& router() { return served_.router(); }
  std::filesystem::path marker() const { return folder_.path() / ".initialized"; }

 private:
  TemporaryFolder folder_;
  ServedRoutes served_;
  platform::Log log_{{.least = platform::LogLevel::kError}};
  http::Dispatcher dispatcher_;
  Browser admin_;
};

/// `/api/v1/tables/<table>/records`, with the id and more of the path when given.
std::string records(std::string_view table);
std::string record(std::string_view table, std::int64_t id, std::string_view rest = {});
std::string table_path(std::string_view table, std::string_view rest = {});
std::string percent_encoded(std::string_view text);

/// `{"values": …}`
std::string with_values(std::string_view values);

}  // namespace cochin::testing
