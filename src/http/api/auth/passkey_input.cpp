#include "http/api/auth/passkey_input.hpp"

#include "base/error_catalog.hpp"
#include "http/api/object_reader.hpp"
#include "platform/crypto/base64url.hpp"

namespace cochin::http::api {

namespace {

/// The bytes of a member; an absent or malformed one is refused by `finish`.
std::string read_bytes(ObjectReader& object, std::string_view name) {
  auto bytes = platform::decode_base64url(object.required_text(name));
  if (!bytes) object.refuse(name, errors::wrong_type, {{"expected", "base64url"}});
  return bytes.value_or(std::string());
}

Result<app::PasskeyAnswer> read_answer(const Tree& tree, const Request& request) {
  ObjectReader object(tree, "/passkey");
  app::PasskeyAnswer answer;
  answer.party = relying_party(request);
  answer.credential_id = read_bytes(object, "credential_id");
  answer.client_data = read_bytes(object, "client_data");
  answer.authenticator_data = read_bytes(object, "authenticator_data");
  answer.signature = read_bytes(object, "signature");
  TRY(object.finish());
  return answer;
}

}  // namespace

app::RelyingParty relying_party(const Request& request) {
  return {std::string(request.header("Host"))};
}

Result<app::SecondProof> read_second_proof(Call& call) {
  ObjectReader body(*TRY(call.json()));
  if (const Tree* passkey = body.any("passkey")) {
    TRY(body.finish());
    return app::SecondProof(TRY(read_answer(*passkey, call.request)));
  }
  const std::string_view code = body.required_text("code");
  TRY(body.finish());
  return app::SecondProof(code);
}

Result<app::NewPasskey> read_new_passkey(Call& call) {
  ObjectReader body(*TRY(call.json()));
  app::NewPasskey made;
  made.name = body.required_text("name");
  made.client_data = read_bytes(body, "client_data");
  made.authenticator_data = read_bytes(body, "authenticator_data");
  TRY(body.finish());
  return made;
}

}  // namespace cochin::http::api
