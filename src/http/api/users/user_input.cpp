#include "http/api/users/user_input.hpp"

#include <algorithm>
#include <array>

#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "http/api/object_reader.hpp"
#include "http/server/query_reader.hpp"
#include "platform/crypto/base64url.hpp"

namespace cochin::http::api {

namespace {

using app::AccountDefinition;
using app::BulkChange;

constexpr std::int64_t kMostPerPage = 500;
constexpr std::size_t kMostIds = 1000;
constexpr std::size_t kMostWords = 8;

/// The cursors of keys begin with it, so that no other text is one.
constexpr std::string_view kCursorMark = "user:";

struct BulkAction {
  std::string_view name;
  BulkChange::Kind kind;
};

constexpr std::array<BulkAction, 6> kBulkActions = {{
    {"disable", BulkChange::Kind::kDisable},
    {"enable", BulkChange::Kind::kEnable},
    {"require_password_change", BulkChange::Kind::kRequirePasswordChange},
    {"end_sessions", BulkChange::Kind::kEndSessions},
    {"add_to_group", BulkChange::Kind::kAddToGroup},
    {"remove_from_group", BulkChange::Kind::kRemoveFromGroup},
}};

std::optional<std::vector<std::int64_t>> read_ids(ObjectReader& object, std::string_view name) {
  const Tree::List* list = object.list(name);
  if (list == nullptr) return std::nullopt;
  std::vector<std::int64_t> ids;
  for (const Tree& item : *list) {
    if (const std::int64_t* id = item.as_integer()) {
      ids.push_back(*id);
    } else {
      object.refuse(name, errors::wrong_type, {{"expected", "[id]"}});
    }
  }
  if (ids.size() > kMostIds) {
    object.refuse(name, errors::too_many_operations, {{"max", std::to_string(kMostIds)}});
  }
  return ids;
}

void read_targets(ObjectReader& object, BulkChange& change) {
  const auto ids = read_ids(object, "ids");
  const bool all = object.flag("all").value_or(false);
  if (ids.has_value() == all) object.refuse("ids", errors::required);
  if (!ids) return;
  change.users.emplace();
  for (const std::int64_t id : *ids) {
    const UserId user{id};
    if (std::ranges::find(*change.users, user) == change.users->end()) {
      change.users->push_back(user);
    }
  }
}

void read_action(ObjectReader& object, BulkChange& change) {
  const std::string_view name = object.required_text("action");
  const auto group = object.integer("group");
  const auto found = std::ranges::find(kBulkActions, name, &BulkAction::name);
  if (found == kBulkActions.end()) {
    return object.refuse("action", errors::unknown_choice, {{"value", std::string(name)}});
  }
  change.kind = found->kind;
  const bool is_about_group = change.kind == BulkChange::Kind::kAddToGroup ||
                              change.kind == BulkChange::Kind::kRemoveFromGroup;
  if (is_about_group && !group) object.refuse("group", errors::required);
  if (!is_about_group && group) object.refuse("group", errors::unknown_field, {{"name", "group"}});
  change.group = {group.value_or(0)};
}

std::optional<std::string> read_cursor(std::string_view text) {
  const auto decoded = platform::decode_base64url(text);
  if (!decoded || !decoded->starts_with(kCursorMark) || !is_valid_utf8(*decoded))
    return std::nullopt;
  return decoded->substr(kCursorMark.size());
}

std::optional<bool> read_flag(QueryReader& query, std::string_view name) {
  const auto text = query.text(name);
  if (!text) return std::nullopt;
  if (*text != "true" && *text != "false") {
    query.refuse(name, errors::wrong_type, {{"expected", "true, false"}});
  }
  return *text == "true";
}

std::vector<std::string> read_words(std::string_view search) {
  std::vector<std::string> words;
  for (const std::string_view word : split_words(search)) {
    if (words.size() < kMostWords) words.push_back(fold(word));
  }
  return words;
}

}  // namespace

Result<AccountDefinition> read_account(const Tree& body, AccountUse use) {
  ObjectReader object(body);
  AccountDefinition definition;
  definition.username = object.text("username");
  definition.email = object.text("email");
  definition.first_name = object.text("first_name");
  definition.last_name = object.text("last_name");
  definition.is_staff = object.flag("is_staff");
  definition.is_superuser = object.flag("is_superuser");
  definition.groups = read_ids(object, "groups");
  if (use == AccountUse::kCreate) {
    definition.password = object.text("password");
  } else {
    definition.is_active = object.flag("is_active");
  }
  TRY(object.finish());
  return definition;
}

Result<BulkChange> read_bulk_change(const Tree& body) {
  ObjectReader object(body);
  BulkChange change;
  read_targets(object, change);
  read_action(object, change);
  TRY(object.finish());
  return change;
}

Result<app::AccountAdministration::Query> read_user_query(const Request& request) {
  QueryReader query(request);
  app::AccountAdministration::Query wanted;
  wanted.filter.words = read_words(query.text("search").value_or(""));
  wanted.filter.is_active = read_flag(query, "active");
  if (const auto group = query.integer("group", 1, INT64_MAX)) wanted.filter.group = {*group};
  wanted.is_locked = read_flag(query, "locked");
  wanted.limit = query.integer("limit", 1, kMostPerPage).value_or(wanted.limit);
  wanted.wants_total = query.flag("total");
  if (const auto text = query.text("cursor")) {
    const auto after = read_cursor(*text);
    if (!after) query.refuse("cursor", errors::invalid_cursor);
    wanted.filter.after = after.value_or("");
  }
  TRY(query.finish());
  return wanted;
}

std::string user_cursor(const app::Account& account) {
  return platform::encode_base64url(std::string(kCursorMark) + account.username_key);
}

}  // namespace cochin::http::api
