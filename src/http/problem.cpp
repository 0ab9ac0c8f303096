#include "http/problem.hpp"

#include <algorithm>
#include <array>

#include "base/error_catalog.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http {
namespace {

struct StatusOfKind {
  const ErrorKind* kind;
  int status;
};

/// Refusals of the protocol itself, which have statuses of their own.
constexpr std::array<StatusOfKind, 6> kProtocolStatuses = {{
    {&errors::target_too_long, 414},
    {&errors::headers_too_large, 431},
    {&errors::expectation_failed, 417},
    {&errors::host_not_allowed, 421},
    {&errors::request_timeout, 408},
    {&errors::range_not_satisfiable, 416},
}};

int status_of_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::kMalformed: return 400;
    case ErrorCode::kInvalid: return 422;
    case ErrorCode::kUnauthenticated: return 401;
    case ErrorCode::kForbidden: return 403;
    case ErrorCode::kNotFound: return 404;
    case ErrorCode::kMethod: return 405;
    case ErrorCode::kConflict: return 409;
    case ErrorCode::kStale: return 412;
    case ErrorCode::kTooLarge: return 413;
    case ErrorCode::kUnsupported: return 415;
    case ErrorCode::kTooMany: return 429;
    case ErrorCode::kUnavailable: return 503;
    case ErrorCode::kStorageFull: return 507;
    case ErrorCode::kInternal: return 500;
  }
  return 500;
}

std::string_view title_of(int status, Language language) {
  const bool french = language == Language::kFrench;
  switch (status) {
    case 401: return french ? "Connexion requise" : "Sign-in required";
    case 403: return french ? "Action refusée" : "Action refused";
    case 404: return french ? "Introuvable" : "Not found";
    case 405: return french ? "Méthode non permise" : "Method not allowed";
    case 409: return french ? "Conflit" : "Conflict";
    case 412: return french ? "Version dépassée" : "Stale version";
    case 413: return french ? "Envoi trop volumineux" : "Content too large";
    case 415: return french ? "Type de contenu refusé" : "Unsupported media type";
    case 422: return french ? "Valeurs refusées" : "Values refused";
    case 429: return french ? "Trop de demandes" : "Too many requests";
    case 500: return french ? "Erreur interne" : "Internal error";
    case 503: return french ? "Service indisponible" : "Service unavailable";
    case 507: return french ? "Disque plein" : "Disk full";
    default: return french ? "Requête refusée" : "Request refused";
  }
}

/// Where an expression is wrong: its parameter `position`, in characters from 0.
void write_position(platform::JsonWriter& writer, const ErrorParameters& parameters) {
  for (const auto& [name, value] : parameters) {
    if (name == "position") writer.raw_member("position", value);
  }
}

/// The name of the rule of conditional fields that refuses a value: its parameter `rule`.
void write_rule(platform::JsonWriter& writer, const ErrorParameters& parameters) {
  for (const auto& [name, value] : parameters) {
    if (name == "rule") writer.member("rule", value);
  }
}

/// What the whole answer is called: values that only name what does not exist are `unknown_field`.
const ErrorKind& shown_kind(const Error& error) {
  const bool names_unknown = error.kind == &errors::invalid_input && !error.fields.empty() &&
                             std::ranges::all_of(error.fields, [](const FieldError& field) {
                               return field.kind == &errors::unknown_field;
                             });
  return names_unknown ? errors::unknown_field : *error.kind;
}

std::string_view parameter(const Error& error, std::string_view name) {
  for (const auto& [key, value] : error.parameters) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace

void write_field_errors(platform::JsonWriter& writer, const std::vector<FieldError>& errors,
                        Language language) {
  writer.begin_array();
  for (const FieldError& field : errors) {
    writer.begin_object();
    writer.member("pointer", field.pointer);
    writer.member("code", field.kind->id);
    writer.member("message", error_message(*field.kind, field.parameters, language));
    write_position(writer, field.parameters);
    write_rule(writer, field.parameters);
    writer.end_object();
  }
  writer.end_array();
}

int status_of(const ErrorKind& kind) {
  const auto found = std::find_if(kProtocolStatuses.begin(), kProtocolStatuses.end(),
                                  [&](const StatusOfKind& entry) { return entry.kind == &kind; });
  return found != kProtocolStatuses.end() ? found->status : status_of_code(kind.code);
}

Response problem(const Error& error, const Request& request) { return problem(error, request, {}); }

Response problem(const Error& error, const Request& request, ProblemMember extra) {
  Response response;
  const ErrorKind& kind = shown_kind(error);
  const ErrorParameters& parameters =
      &kind == error.kind ? error.parameters : error.fields.front().parameters;
  response.status = status_of(kind);
  response.content_type = kProblemJson;
  platform::JsonWriter writer(response.body);
  writer.begin_object();
  writer.member("type", "urn:cochin:problem:" + std::string(kind.id));
  writer.member("title", title_of(response.status, request.language));
  writer.member("status", response.status);
  writer.member("code", kind.id);
  writer.member("detail", error_message(kind, parameters, request.language));
  writer.member("request_id", request.request_id);
  if (!error.fields.empty()) {
    writer.key("errors");
    write_field_errors(writer, error.fields, request.language);
  }
  if (!extra.name.empty()) writer.raw_member(extra.name, extra.json);
  writer.end_object();
  if (error.code() == ErrorCode::kTooMany || error.code() == ErrorCode::kUnavailable) {
    const std::string_view seconds = parameter(error, "retry_after");
    response.with_header("Retry-After", seconds.empty() ? "1" : seconds);
  }
  return response;
}

}  // namespace cochin::http
