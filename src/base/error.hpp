#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cochin {

/// What the caller may do about an error. Only the HTTP and command-line edges turn it into a
/// status or an exit code.
enum class ErrorCode {
  kMalformed,        ///< the input cannot be read at all
  kInvalid,          ///< readable, but a rule refuses it
  kUnauthenticated,  ///< sign in first
  kForbidden,        ///< visible, but not allowed
  kNotFound,         ///< absent, or hidden from the caller
  kMethod,           ///< the resource exists, not this action on it
  kConflict,         ///< the present state of other data refuses it
  kStale,            ///< the record changed since the caller read it
  kTooLarge,
  kUnsupported,  ///< content type or encoding that is not read here
  kTooMany,      ///< slow down and retry
  kUnavailable,  ///< overloaded or stopping: retry
  kStorageFull,
  kInternal,  ///< a defect or a failing machine; nothing the caller can change
};

/// One kind of error, declared once in `error_catalog.hpp` with its stable machine id and its
/// message in both languages. `{name}` in a message is replaced by the parameter of that name.
struct ErrorKind {
  std::string_view id;
  ErrorCode code;
  std::string_view french;
  std::string_view english;
};

using ErrorParameters = std::vector<std::pair<std::string, std::string>>;

/// One refused member of the input. `pointer` is a JSON pointer (RFC 6901) into the request.
struct FieldError {
  std::string pointer;
  const ErrorKind* kind;
  ErrorParameters parameters;
};

/// An expected failure, carried by `Result`.
struct Error {
  const ErrorKind* kind;
  ErrorParameters parameters = {};      ///< shown to the user: never secrets, paths or SQL
  std::vector<FieldError> fields = {};  ///< for `kInvalid`: every refused member
  std::string detail = {};              ///< for the log only, never shown

  std::string_view id() const { return kind->id; }
  ErrorCode code() const { return kind->code; }
};

enum class Language { kFrench, kEnglish };

/// The message of `kind` in `language` with `{name}` replaced from `parameters`. The bounds `{min}`
/// and `{max}` are written as the language writes numbers and dates.
std::string error_message(const ErrorKind& kind, const ErrorParameters& parameters,
                          Language language);

}  // namespace cochin
