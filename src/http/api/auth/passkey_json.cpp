#include "http/api/auth/passkey_json.hpp"

#include "platform/crypto/base64url.hpp"
#include "platform/crypto/webauthn.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

namespace {

using platform::encode_base64url;
using platform::JsonWriter;

void write_passkey(JsonWriter& writer, const domain::Passkey& passkey) {
  writer.member("id", passkey.id.value);
  writer.member("name", passkey.name);
  writer.member("created_at", passkey.created_at.to_string());
  if (passkey.last_used_at) {
    writer.member("last_used_at", passkey.last_used_at->to_string());
  } else {
    writer.null_member("last_used_at");
  }
}

void write_credentials(JsonWriter& writer, const std::vector<std::string>& credentials) {
  writer.key("credentials");
  writer.begin_array();
  for (const std::string& credential : credentials) writer.string(encode_base64url(credential));
  writer.end_array();
}

}  // namespace

std::string passkeys_json(const std::vector<domain::Passkey>& passkeys) {
  std::string body;
  JsonWriter writer(body);
  writer.begin_object();
  writer.key("items");
  writer.begin_array();
  for (const domain::Passkey& passkey : passkeys) {
    writer.begin_object();
    write_passkey(writer, passkey);
    writer.end_object();
  }
  writer.end_array();
  writer.null_member("next");
  writer.end_object();
  return body;
}

std::string passkey_offer_json(const app::PasskeyOffer& offer, const app::RelyingParty& party,
                               const app::Session& session) {
  std::string body;
  JsonWriter writer(body);
  writer.begin_object();
  writer.member("challenge", encode_base64url(offer.challenge));
  writer.member("rp_id", party.id());
  writer.key("user");
  writer.begin_object();
  writer.member("id", encode_base64url(offer.user_handle));
  writer.member("name", session.user.username);
  writer.member("label", session.actor.label);
  writer.end_object();
  write_credentials(writer, offer.known_credentials);
  writer.key("algorithms");
  writer.begin_array();
  for (const std::int64_t algorithm : platform::kWebauthnAlgorithms) writer.integer(algorithm);
  writer.end_array();
  writer.end_object();
  return body;
}

std::string passkey_enrolment_json(const app::PasskeyEnrolment& enrolment) {
  std::string body;
  JsonWriter writer(body);
  writer.begin_object();
  write_passkey(writer, enrolment.passkey);
  writer.key("recovery_codes");
  writer.begin_array();
  for (const std::string& code : enrolment.recovery_codes) writer.string(code);
  writer.end_array();
  writer.end_object();
  return body;
}

std::string passkey_question_json(const app::PasskeyQuestion& question,
                                  const app::RelyingParty& party) {
  std::string body;
  JsonWriter writer(body);
  writer.begin_object();
  writer.member("challenge", encode_base64url(question.challenge));
  writer.member("rp_id", party.id());
  write_credentials(writer, question.credentials);
  writer.end_object();
  return body;
}

}  // namespace cochin::http::api
