#include "base/error_catalog.hpp"
#include "http/api/openapi/api_docs.hpp"

namespace cochin::http::api {

namespace {

constexpr std::string_view kTag = "Connexion";

constexpr RouteDoc kRoutes[] = {
    {.method = Method::kPost,
     .pattern = "/api/v1/auth/login",
     .operation = "signIn",
     .tag = kTag,
     .summary = "Ouvrir une session",
     .description = "Pose le cookie de session et donne le jeton à renvoyer dans `X-CSRF-Token`. "
                    "Tous les échecs se ressemblent, que le compte existe ou non.",
     .body = "Login",
     .answer = "SignedIn",
     .errors = {&errors::invalid_credentials, &errors::too_many_attempts}},
    {.method = Method::kPost,
     .pattern = "/api/v1/auth/login/second-factor",
     .operation = "finishSignIn",
     .tag = kTag,
     .summary = "Donner le second facteur",
     .description = "Code à six chiffres, code de secours ou clé d’accès. Cinq essais, puis "
                    "reprendre à `login`. Pose un nouveau cookie.",
     .body = "SecondFactorProof",
     .answer = "SignedIn",
     .errors = {&errors::wrong_code, &errors::passkey_refused}},
    {.method = Method::kPost,
     .pattern = "/api/v1/auth/login/second-factor/passkey",
     .operation = "askForPasskey",
     .tag = kTag,
     .summary = "Préparer la réponse d’une clé d’accès",
     .description = "Ce que `navigator.credentials.get` demande, pour cinq minutes.",
     .answer = "PasskeyQuestion",
     .errors = {&errors::not_found}},
    {.method = Method::kGet,
     .pattern = "/api/v1/auth/session",
     .operation = "getSession",
     .tag = kTag,
     .summary = "Lire la session en cours",
     .answer = "Session"},
    {.method = Method::kPost,
     .pattern = "/api/v1/auth/logout",
     .operation = "signOut",
     .tag = kTag,
     .summary = "Fermer la session",
     .status = 204},
    {.method = Method::kPost,
     .pattern = "/api/v1/auth/password",
     .operation = "changePassword",
     .tag = kTag,
     .summary = "Changer son mot de passe",
     .description = "Ferme les autres sessions et pose un nouveau cookie : relire ensuite la "
                    "session pour connaître le nouveau jeton CSRF.",
     .body = "PasswordChange",
     .status = 204,
     .errors = {&errors::wrong_password, &errors::too_short, &errors::not_complex,
                &errors::too_common, &errors::contains_personal_data, &errors::reused,
                &errors::password_too_long, &errors::too_many_attempts}},
    {.method = Method::kPost,
     .pattern = "/api/v1/auth/password-check",
     .operation = "checkPassword",
     .tag = kTag,
     .summary = "Juger un mot de passe pendant la saisie",
     .description =
         "Les mêmes règles que `password`, sans rien enregistrer, sauf la réutilisation, "
         "qui n’est dite qu’au changement.",
     .body = "PasswordCandidate",
     .answer = "PasswordVerdict",
     .errors = {&errors::password_too_long, &errors::too_many_attempts}},
    {.method = Method::kPost,
     .pattern = "/api/v1/auth/reauthenticate",
     .operation = "reauthenticate",
     .tag = kTag,
     .summary = "Confirmer son mot de passe",
     .description = "Ouvre pour dix minutes les actions dangereuses, qui répondent sinon "
                    "`reauthentication_required`. Pose un nouveau cookie.",
     .body = "PasswordProof",
     .status = 204,
     .errors = {&errors::wrong_password, &errors::too_many_attempts}},
};

constexpr SchemaDoc kSchemas[] = {
    {"Login", R"({"type":"object","additionalProperties":false,
      "required":["username","password"],"properties":{
      "username":{"type":"string"},"password":{"type":"string","format":"password"}}})"},
    {"PasswordChange", R"({"type":"object","additionalProperties":false,
      "required":["current_password","new_password"],"properties":{
      "current_password":{"type":"string","format":"password"},
      "new_password":{"type":"string","format":"password"}}})"},
    {"PasswordProof", R"({"type":"object","additionalProperties":false,
      "required":["password"],"properties":{
      "password":{"type":"string","format":"password"}}})"},
    {"SessionUser", R"({"type":"object",
      "required":["id","username","label","email","first_name","last_name","is_active","is_staff",
      "is_superuser","groups","last_login","password_changed_at","second_factor"],"properties":{
      "id":{"type":"integer"},"username":{"type":"string"},
      "label":{"type":"string","description":"Nom tel qu’on le montre."},
      "email":{"type":"string"},"first_name":{"type":"string"},"last_name":{"type":"string"},
      "is_active":{"type":"boolean"},"is_staff":{"type":"boolean"},
      "is_superuser":{"type":"boolean","description":"A tous les droits."},
      "groups":{"type":"array","items":{"type":"string"}},
      "last_login":{"type":["string","null"],"format":"date-time"},
      "password_changed_at":{"type":"string","format":"date-time"},
      "second_factor":{"type":"boolean"}}})"},
    {"SecondFactorCode", R"({"type":"object","additionalProperties":false,
      "required":["code"],"properties":{"code":{"type":"string"}}})"},
    {"SecondFactorProof", R"({"type":"object","additionalProperties":false,
      "description":"Un code, ou la réponse d’une clé d’accès.","properties":{
      "code":{"type":"string"},
      "passkey":{"type":"object","additionalProperties":false,
      "required":["credential_id","client_data","authenticator_data","signature"],
      "description":"En base64url sans remplissage.","properties":{
      "credential_id":{"type":"string"},"client_data":{"type":"string"},
      "authenticator_data":{"type":"string"},"signature":{"type":"string"}}}}})"},
    {"PasskeyQuestion", R"({"type":"object","required":["challenge","rp_id","credentials"],
      "properties":{"challenge":{"type":"string","description":"En base64url."},
      "rp_id":{"type":"string"},
      "credentials":{"type":"array","items":{"type":"string","description":"En base64url."}}}})"},
    {"PasswordCandidate", R"({"type":"object","additionalProperties":false,
      "required":["new_password"],"properties":{
      "new_password":{"type":"string","format":"password"}}})"},
    {"PasswordVerdict", R"({"type":"object",
      "required":["acceptable","minimum_characters","rules"],"properties":{
      "acceptable":{"type":"boolean"},"minimum_characters":{"type":"integer"},
      "rules":{"type":"array","items":{"type":"object","required":["code","ok","message"],
      "properties":{"code":{"type":"string","description":"Le code qu’aurait le refus."},
      "ok":{"type":"boolean"},"message":{"type":["string","null"]}}}}}})"},
    {"SignedIn", R"({"type":"object",
      "required":["user","csrf_token","password_change_required","second_factor_required",
      "second_factor_enrolment_required","second_factors"],
      "properties":{"user":{"$ref":"#/components/schemas/SessionUser"},
      "csrf_token":{"type":"string"},"password_change_required":{"type":"boolean"},
      "second_factor_required":{"type":"boolean",
      "description":"Donner d’abord le code : rien d’autre ne répond."},
      "second_factors":{"type":"array","items":{"type":"string","enum":["totp","passkey"]}},
      "second_factor_enrolment_required":{"type":"boolean",
      "description":"Activer d’abord un second facteur."}}})"},
    {"Session", R"({"type":"object",
      "required":["user","csrf_token","password_change_required","second_factor_required",
      "second_factor_enrolment_required","second_factors","viewer","permissions","expires_at","password_expires_at",
      "password_expiry_warning"],
      "properties":{"user":{"$ref":"#/components/schemas/SessionUser"},
      "csrf_token":{"type":"string"},"password_change_required":{"type":"boolean"},
      "second_factor_required":{"type":"boolean"},
      "second_factor_enrolment_required":{"type":"boolean"},
      "second_factors":{"type":"array","items":{"type":"string","enum":["totp","passkey"]}},
      "viewer":{"description":"Qui est là, quand `user` est le compte dont il prend la vue.",
      "anyOf":[{"type":"null"},{"type":"object","required":["id","label"],"properties":{
      "id":{"type":"integer"},"label":{"type":"string"}}}]},
      "permissions":{"type":"object","required":["global","tables"],"properties":{
      "global":{"type":"array","items":{"$ref":"#/components/schemas/GlobalRight"}},
      "tables":{"type":"object","description":"Par identifiant de table ; ce que l’on ne voit pas n’y est pas.",
      "additionalProperties":{"type":"object",
      "required":["actions","readonly_fields","readonly_on_create"],"properties":{
      "actions":{"type":"array","items":{"$ref":"#/components/schemas/TableAction"}},
      "readonly_fields":{"type":"array","items":{"type":"string"}},
      "readonly_on_create":{"type":"array","items":{"type":"string"}}}}}}},
      "expires_at":{"type":"string","format":"date-time",
      "description":"Fin de la session si plus rien n’est demandé."},
      "password_expires_at":{"type":["string","null"],"format":"date-time"},
      "password_expiry_warning":{"type":"boolean",
      "description":"Vrai pendant les quatorze jours qui précèdent l’expiration."}}})"},
};

}  // namespace

CapabilityDocs auth_docs() {
  return {.tag = {kTag, "Sessions et mots de passe."}, .routes = kRoutes, .schemas = kSchemas};
}

}  // namespace cochin::http::api
