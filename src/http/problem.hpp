#pragma once

#include <string_view>

#include "base/error.hpp"
#include "http/server/request.hpp"
#include "http/server/response.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http {

/// The status of an error. The only map from errors to HTTP.
int status_of(const ErrorKind& kind);

/// The answer for an error as RFC 9457 `application/problem+json`, in the language of the request.
/// `Error::detail` is not in it. `Retry-After` goes with 429 and 503.
Response problem(const Error& error, const Request& request);

/// Refused members as a list: pointer, code, message; where an expression is wrong, which rule.
void write_field_errors(platform::JsonWriter& json, const std::vector<FieldError>& errors,
                        Language language);

/// One more member of a problem, already JSON.
struct ProblemMember {
  std::string_view name;
  std::string_view json;
};

/// The same with one more member, e.g. `current` of a 412. Returned by a handler instead of the
/// error, it lets the transaction commit.
Response problem(const Error& error, const Request& request, ProblemMember extra);

}  // namespace cochin::http
