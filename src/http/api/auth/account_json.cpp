#include "http/api/auth/account_json.hpp"

#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

namespace {

using platform::JsonWriter;

/// A list that is never longer than one page.
template <typename Items, typename Write>
std::string whole_list(const Items& items, const Write& write) {
  std::string body;
  JsonWriter writer(body);
  writer.begin_object();
  writer.key("items");
  writer.begin_array();
  for (const auto& item : items) {
    writer.begin_object();
    write(writer, item);
    writer.end_object();
  }
  writer.end_array();
  writer.null_member("next");
  writer.end_object();
  return body;
}

void write_texts(JsonWriter& writer, std::string_view name, const std::vector<std::string>& texts) {
  writer.key(name);
  writer.begin_array();
  for (const std::string& text : texts) writer.string(text);
  writer.end_array();
}

void write_token(JsonWriter& writer, const domain::ApiToken& token) {
  writer.member("id", token.id.value);
  writer.member("name", token.name);
  write_texts(writer, "scopes", token.scopes);
  writer.member("created_at", token.created_at.to_string());
  writer.member("expires_at", token.expires_at.to_string());
  if (token.last_used_at) {
    writer.member("last_used_at", token.last_used_at->to_string());
  } else {
    writer.null_member("last_used_at");
  }
}

}  // namespace

std::string sessions_json(const std::vector<app::OwnSession>& sessions) {
  return whole_list(sessions, [](JsonWriter& writer, const app::OwnSession& session) {
    writer.member("id", session.id.value);
    writer.member("device", session.device);
    writer.member("address", session.address);
    writer.member("created_at", session.created_at.to_string());
    writer.member("last_seen", session.last_seen.to_string());
    writer.member("expires_at", session.expires_at.to_string());
    writer.member("current", session.is_present);
  });
}

std::string totp_offer_json(const app::TotpOffer& offer) {
  std::string body;
  JsonWriter writer(body);
  writer.begin_object();
  writer.member("otpauth_uri", offer.otpauth_uri);
  writer.member("qr_svg", offer.qr_svg);
  writer.end_object();
  return body;
}

std::string recovery_codes_json(const std::vector<std::string>& codes) {
  std::string body;
  JsonWriter writer(body);
  writer.begin_object();
  write_texts(writer, "recovery_codes", codes);
  writer.end_object();
  return body;
}

std::string notices_json(const std::vector<app::AccountNotice>& notices) {
  return whole_list(notices, [](JsonWriter& writer, const app::AccountNotice& notice) {
    writer.member("id", notice.id.value);
    writer.member("at", notice.at.to_string());
    writer.member("kind", notice.kind);
    writer.member("address", notice.address);
    writer.member("is_new", notice.is_new);
  });
}

std::string api_tokens_json(const std::vector<domain::ApiToken>& tokens) {
  return whole_list(tokens, write_token);
}

std::string created_api_token_json(const app::CreatedApiToken& created) {
  std::string body;
  JsonWriter writer(body);
  writer.begin_object();
  write_token(writer, created.token);
  writer.member("token", created.secret);
  writer.end_object();
  return body;
}

}  // namespace cochin::http::api
