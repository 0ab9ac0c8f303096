#include "api/product.hpp"

#include <charconv>

#include "app/tables/first_start.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::testing {

namespace {

std::string unescaped(std::string_view token) {
  std::string name;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size()) {
      name.push_back(token[++i] == '0' ? '~' : '/');
    } else {
      name.push_back(token[i]);
    }
  }
  return name;
}

const Tree* child(const Tree& tree, std::string_view token) {
  const Tree::List* list = tree.as_list();
  if (list == nullptr) return tree.find(unescaped(token));
  std::size_t index = 0;
  std::from_chars(token.data(), token.data() + token.size(), index);
  return index < list->size() ? &(*list)[index] : nullptr;
}

const Tree* find(const Tree& root, std::string_view pointer) {
  const Tree* tree = &root;
  while (tree != nullptr && pointer.starts_with('/')) {
    pointer.remove_prefix(1);
    const std::size_t end = pointer.find('/');
    tree = child(*tree, pointer.substr(0, end));
    pointer = end == pointer.npos ? std::string_view() : pointer.substr(end);
  }
  return tree;
}

Tree parsed(const std::string& body) {
  if (body.empty()) return {};
  auto tree = platform::parse_json(body);
  CHECK(tree.has_value());
  return *std::move(tree);
}

Reply reply_of(http::Response response) {
  std::string body =
      response.file ? response.file->bytes.read_all().value() : std::move(response.body);
  return {response.status, std::move(body), std::move(response.headers)};
}

}  // namespace

std::string Reply::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

std::string Reply::at(std::string_view pointer) const {
  const Tree tree = parsed(body);
  const Tree* found = find(tree, pointer);
  return found == nullptr ? std::string() : platform::to_json(*found);
}

std::string Reply::text(std::string_view pointer) const {
  const Tree tree = parsed(body);
  const Tree* found = find(tree, pointer);
  const std::string* text = found == nullptr ? nullptr : found->as_string();
  return text == nullptr ? std::string() : *text;
}

std::int64_t Reply::number(std::string_view pointer) const {
  const Tree tree = parsed(body);
  const Tree* found = find(tree, pointer);
  const std::int64_t* number = found == nullptr ? nullptr : found->as_integer();
  CHECK(number != nullptr);
  return *number;
}

std::string Reply::refusal(std::string_view pointer) const {
  const Tree tree = parsed(body);
  const Tree* errors = tree.find("errors");
  if (errors == nullptr || errors->as_list() == nullptr) return {};
  for (const Tree& error : *errors->as_list()) {
    if (*error.find("pointer")->as_string() == pointer) return *error.find("code")->as_string();
  }
  return {};
}

std::size_t Reply::refusals() const {
  const Tree tree = parsed(body);
  const Tree* errors = tree.find("errors");
  return errors == nullptr ? 0 : errors->as_list()->size();
}

std::vector<std::string> Reply::column(std::string_view pointer) const {
  const Tree tree = parsed(body);
  std::vector<std::string> values;
  const Tree* items = tree.find("items");
  if (items == nullptr) return values;
  for (const Tree& item : *items->as_list()) {
    const Tree* value = find(item, pointer);
    values.push_back(value == nullptr ? std::string() : platform::to_json(*value));
  }
  return values;
}

Product::Product() : dispatcher_(served_.router(), http::ports_of(served_.lanes()), log_) {
  start_again(marker());
  accounts().add_user("admin", true);
  sign_in_again();
}

void Product::start_again(const std::filesystem::path& marker) {
  const Status started = app::prepare_first_start(accounts().lanes(), marker);
  CHECK(started.has_value());
}

Reply Product::send(http::Method method, std::string_view path, std::string body,
                    const Headers& headers) {
  Browser browser = admin_;
  browser.headers = headers;
  Reply reply = reply_of(send_directly(dispatcher_, {method, path, std::move(body)}, browser));
  admin_.cookie = kept_cookie(admin_, reply);
  return reply;
}

Reply Product::send_as(const Browser& browser, http::Method method, std::string_view path,
                       std::string body) {
  return reply_of(send_directly(dispatcher_, {method, path, std::move(body)}, browser));
}

Reply Product::get(std::string_view path, const Headers& headers) {
  return send(http::Method::kGet, path, {}, headers);
}
Reply Product::post(std::string_view path, std::string body, const Headers& headers) {
  return send(http::Method::kPost, path, std::move(body), headers);
}
Reply Product::patch(std::string_view path, std::string body, const Headers& headers) {
  return send(http::Method::kPatch, path, std::move(body), headers);
}
Reply Product::remove(std::string_view path, const Headers& headers) {
  return send(http::Method::kDelete, path, {}, headers);
}

std::string kept_cookie(const Browser& browser, const Reply& reply) {
  const std::string cookie = reply.header("Set-Cookie");
  return cookie.starts_with("cochin_session=") ? cookie.substr(0, cookie.find(';'))
                                               : browser.cookie;
}

Browser Product::sign_in(std::string_view username) {
  const Reply reply = send_as({}, http::Method::kPost, "/api/v1/auth/login",
                              ApiFixture::credentials(username, AccountFixture::kPassword));
  CHECK(reply.status == 200);
  const std::string cookie = reply.header("Set-Cookie");
  return {.cookie = cookie.substr(0, cookie.find(';')), .csrf_token = reply.text("/csrf_token")};
}

std::string Product::make_table(std::string_view name, std::string_view fields) {
  const Reply made = post("/api/v1/tables", R"({"name":")" + std::string(name) + R"(","fields":)" +
                                                std::string(fields) + "}");
  if (made.status != 201) std::fprintf(stderr, "%s\n", made.body.c_str());
  CHECK(made.status == 201);
  return made.text("/slug");
}

std::int64_t Product::make_record(std::string_view table, std::string_view values) {
  const Reply made = post(records(table), with_values(values));
  if (made.status != 201) std::fprintf(stderr, "%s\n", made.body.c_str());
  CHECK(made.status == 201);
  return made.number("/id");
}

std::string Product::values(std::string_view table, std::int64_t id) {
  return get(record(table, id)).at("/values");
}

std::string Product::fingerprint() {
  std::string text = get("/api/v1/tables").body + get("/api/v1/tables?trash=true").body;
  const Reply tables = get("/api/v1/tables");
  for (const std::string& slug : tables.column("/slug")) {
    const std::string path = records(slug.substr(1, slug.size() - 2));
    text += get(path + "?limit=500").body + get(path + "?limit=500&trash=true").body;
  }
  return text + std::to_string(database().integer("SELECT count(*) FROM database_revision"));
}

std::string table_path(std::string_view table, std::string_view rest) {
  return "/api/v1/tables/" + std::string(table) + std::string(rest);
}

std::string records(std::string_view table) { return table_path(table, "/records"); }

std::string record(std::string_view table, std::int64_t id, std::string_view rest) {
  return records(table) + "/" + std::to_string(id) + std::string(rest);
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char sign : text) {
    const auto byte = static_cast<unsigned char>(sign);
    encoded += '%';
    encoded += kHex[byte >> 4];
    encoded += kHex[byte & 15];
  }
  return encoded;
}

std::string with_values(std::string_view values) {
  return R"({"values":)" + std::string(values) + "}";
}

}  // namespace cochin::testing
