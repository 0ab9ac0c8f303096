#include "base/error_catalog.hpp"
#include "http/api/openapi/api_docs.hpp"

namespace cochin::http::api {

namespace {

constexpr std::string_view kTag = "Mon compte";

constexpr RouteDoc kRoutes[] = {
    {.method = Method::kGet,
     .pattern = "/api/v1/auth/sessions",
     .operation = "listSessions",
     .tag = kTag,
     .summary = "Lister ses sessions",
     .answer = "SessionList"},
    {.method = Method::kDelete,
     .pattern = "/api/v1/auth/sessions",
     .operation = "endOtherSessions",
     .tag = kTag,
     .summary = "Fermer toutes ses autres sessions",
     .status = 204},
    {.method = Method::kDelete,
     .pattern = "/api/v1/auth/sessions/{id}",
     .operation = "endSession",
     .tag = kTag,
     .summary = "Fermer une de ses sessions",
     .status = 204,
     .errors = {&errors::not_found}},
    {.method = Method::kPost,
     .pattern = "/api/v1/auth/totp",
     .operation = "offerTotp",
     .tag = kTag,
     .summary = "Préparer un second facteur",
     .description = "Rien n’est demandé à la connexion avant le premier code (`confirm`).",
     .answer = "TotpOffer",
     .errors = {&errors::reauthentication_required}},
    {.method = Method::kPost,
     .pattern = "/api/v1/auth/totp/confirm",
     .operation = "confirmTotp",
     .tag = kTag,
     .summary = "Activer le second facteur",
     .description = "Donne les codes de secours, ferme les autres sessions et pose un nouveau "
                    "cookie.",
     .body = "SecondFactorCode",
     .answer = "RecoveryCodes",
     .errors = {&errors::wrong_code, &errors::reauthentication_required}},
    {.method = Method::kDelete,
     .pattern = "/api/v1/auth/totp",
     .operation = "removeTotp",
     .tag = kTag,
     .summary = "Retirer le second facteur",
     .status = 204,
     .errors = {&errors::reauthentication_required}},
    {.method = Method::kPost,
     .pattern = "/api/v1/auth/totp/recovery-codes",
     .operation = "renewRecoveryCodes",
     .tag = kTag,
     .summary = "Refaire ses codes de secours",
     .description = "Les anciens ne valent plus rien.",
     .answer = "RecoveryCodes",
     .errors = {&errors::not_found, &errors::reauthentication_required}},
    {.method = Method::kGet,
     .pattern = "/api/v1/auth/notices",
     .operation = "listAccountNotices",
     .tag = kTag,
     .summary = "Lire ce qui touche la sécurité de son compte",
     .description = "Les trente derniers jours : nouvel appareil, connexions refusées, changements "
                    "de mot de passe, de second facteur, d’adresse, jetons créés.",
     .answer = "AccountNotices"},
    {.method = Method::kPost,
     .pattern = "/api/v1/auth/notices/seen",
     .operation = "markNoticesSeen",
     .tag = kTag,
     .summary = "Dire qu’on a vu ces avis",
     .body = "SeenNotice",
     .status = 204,
     .errors = {&errors::required}},
    {.method = Method::kGet,
     .pattern = "/api/v1/auth/passkeys",
     .operation = "listPasskeys",
     .tag = kTag,
     .summary = "Lister ses clés d’accès",
     .answer = "PasskeyList"},
    {.method = Method::kPost,
     .pattern = "/api/v1/auth/passkeys/options",
     .operation = "offerPasskey",
     .tag = kTag,
     .summary = "Préparer une clé d’accès",
     .description = "Ce que `navigator.credentials.create` demande (W3C Web Authentication), pour "
                    "cinq minutes.",
     .answer = "PasskeyOffer",
     .errors = {&errors::too_many_items, &errors::reauthentication_required}},
    {.method = Method::kPost,
     .pattern = "/api/v1/auth/passkeys",
     .operation = "addPasskey",
     .tag = kTag,
     .summary = "Ajouter une clé d’accès",
     .description = "Ferme les autres sessions et pose un nouveau cookie. Le premier second "
                    "facteur donne les codes de secours.",
     .body = "PasskeyCreation",
     .status = 201,
     .answer = "PasskeyEnrolment",
     .errors = {&errors::invalid_name, &errors::passkey_refused, &errors::too_many_items,
                &errors::reauthentication_required}},
    {.method = Method::kDelete,
     .pattern = "/api/v1/auth/passkeys/{id}",
     .operation = "removePasskey",
     .tag = kTag,
     .summary = "Retirer une clé d’accès",
     .status = 204,
     .errors = {&errors::not_found, &errors::reauthentication_required}},
    {.method = Method::kGet,
     .pattern = "/api/v1/auth/tokens",
     .operation = "listApiTokens",
     .tag = kTag,
     .summary = "Lister ses jetons d’API",
     .answer = "ApiTokenList"},
    {.method = Method::kPost,
     .pattern = "/api/v1/auth/tokens",
     .operation = "createApiToken",
     .tag = kTag,
     .summary = "Créer un jeton d’API",
     .description = "Le secret n’est donné que dans cette réponse. `scopes` : `read` (par défaut), "
                    "`write`, et les droits globaux à confier ; jamais plus que ses propres "
                    "droits.",
     .body = "ApiTokenDraft",
     .status = 201,
     .answer = "CreatedApiToken",
     .errors = {&errors::invalid_name, &errors::required, &errors::unknown_right,
                &errors::out_of_range, &errors::too_many_items,
                &errors::reauthentication_required}},
    {.method = Method::kDelete,
     .pattern = "/api/v1/auth/tokens/{id}",
     .operation = "revokeApiToken",
     .tag = kTag,
     .summary = "Révoquer un jeton d’API",
     .status = 204,
     .errors = {&errors::not_found}},
};

#define API_TOKEN_MEMBERS                                   \
  R"("id":{"type":"integer"},"name":{"type":"string"},)"    \
  R"("scopes":{"type":"array","items":{"type":"string"}},)" \
  R"("created_at":{"type":"string","format":"date-time"},)" \
  R"("expires_at":{"type":"string","format":"date-time"},)" \
  R"("last_used_at":{"type":["string","null"],"format":"date-time"})"

constexpr SchemaDoc kSchemas[] = {
    {"AccountNotices", R"({"type":"object","required":["items","next"],"properties":{
      "items":{"type":"array","items":{"type":"object",
      "required":["id","at","kind","address","is_new"],"properties":{
      "id":{"type":"integer"},"at":{"type":"string","format":"date-time"},
      "kind":{"type":"string","enum":["new_device","sign_in_failed","sign_in_locked",
      "password_changed","second_factor_changed","email_changed","token_created"]},
      "address":{"type":"string"},
      "is_new":{"type":"boolean","description":"Ni déjà vu, ni fait dans cette session."}}}},
      "next":{"type":"null"}}})"},
    {"SeenNotice", R"({"type":"object","additionalProperties":false,"required":["id"],
      "properties":{"id":{"type":"integer","description":"Le dernier avis vu."}}})"},
    {"Passkey", R"({"type":"object","required":["id","name","created_at","last_used_at"],
      "properties":{"id":{"type":"integer"},"name":{"type":"string"},
      "created_at":{"type":"string","format":"date-time"},
      "last_used_at":{"type":["string","null"],"format":"date-time"}}})"},
    {"PasskeyList", R"({"type":"object","required":["items","next"],"properties":{
      "items":{"type":"array","items":{"$ref":"#/components/schemas/Passkey"}},
      "next":{"type":"null"}}})"},
    {"PasskeyOffer", R"({"type":"object",
      "required":["challenge","rp_id","user","credentials","algorithms"],"properties":{
      "challenge":{"type":"string","description":"En base64url."},"rp_id":{"type":"string"},
      "user":{"type":"object","required":["id","name","label"],"properties":{
      "id":{"type":"string","description":"En base64url."},"name":{"type":"string"},
      "label":{"type":"string"}}},
      "credentials":{"type":"array","items":{"type":"string"},
      "description":"Celles qui existent déjà."},
      "algorithms":{"type":"array","items":{"type":"integer"},"description":"Numéros COSE."}}})"},
    {"PasskeyCreation", R"({"type":"object","additionalProperties":false,
      "required":["name","client_data","authenticator_data"],"properties":{
      "name":{"type":"string"},"client_data":{"type":"string","description":"En base64url."},
      "authenticator_data":{"type":"string","description":"En base64url."}}})"},
    {"PasskeyEnrolment", R"({"allOf":[{"$ref":"#/components/schemas/Passkey"},
      {"type":"object","required":["recovery_codes"],"properties":{
      "recovery_codes":{"type":"array","items":{"type":"string"},
      "description":"Vide s’il y en avait déjà ; montrés cette seule fois."}}}]})"},
    {"SessionList", R"({"type":"object","required":["items","next"],"properties":{
      "items":{"type":"array","items":{"type":"object",
      "required":["id","device","address","created_at","last_seen","expires_at","current"],
      "properties":{"id":{"type":"integer"},
      "device":{"type":"string","description":"Ce que dit le navigateur de lui-même."},
      "address":{"type":"string"},"created_at":{"type":"string","format":"date-time"},
      "last_seen":{"type":"string","format":"date-time","description":"À la minute près."},
      "expires_at":{"type":"string","format":"date-time"},
      "current":{"type":"boolean"}}}},"next":{"type":"null"}}})"},
    {"TotpOffer", R"({"type":"object","required":["otpauth_uri","qr_svg"],"properties":{
      "otpauth_uri":{"type":"string"},
      "qr_svg":{"type":"string","description":"La même adresse en image SVG."}}})"},
    {"RecoveryCodes", R"({"type":"object","required":["recovery_codes"],"properties":{
      "recovery_codes":{"type":"array","items":{"type":"string"},
      "description":"Dix codes, chacun pour une seule connexion."}}})"},
    {"ApiTokenDraft", R"({"type":"object","additionalProperties":false,"required":["name"],
      "properties":{"name":{"type":"string"},
      "scopes":{"type":"array","items":{"type":"string"},"default":["read"]},
      "expires_at":{"type":"string","format":"date-time",
      "description":"Dans quatre-vingt-dix jours par défaut, dans un an au plus."}}})"},
    {"ApiToken", R"({"type":"object",
      "required":["id","name","scopes","created_at","expires_at","last_used_at"],
      "properties":{)" API_TOKEN_MEMBERS "}}"},
    {"CreatedApiToken", R"({"type":"object",
      "required":["id","name","scopes","created_at","expires_at","last_used_at","token"],
      "properties":{)" API_TOKEN_MEMBERS R"(,"token":{"type":"string"}}})"},
    {"ApiTokenList", R"({"type":"object","required":["items","next"],"properties":{
      "items":{"type":"array","items":{"$ref":"#/components/schemas/ApiToken"}},
      "next":{"type":"null"}}})"},
};

#undef API_TOKEN_MEMBERS

}  // namespace

CapabilityDocs account_docs() {
  return {.tag = {kTag, "Sessions ouvertes, second facteur et jetons d’API de son propre compte."},
          .routes = kRoutes,
          .schemas = kSchemas};
}

}  // namespace cochin::http::api
