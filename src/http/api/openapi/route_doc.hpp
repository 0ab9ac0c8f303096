#pragma once

#include <array>
#include <span>
#include <string_view>

#include "base/error.hpp"
#include "http/server/request.hpp"
#include "http/server/response.hpp"

/// What the OpenAPI document says of routes beyond what the table of routes knows. Every text that
/// a person reads is French. Each capability keeps its own beside its routes (`*_docs.cpp`).
namespace cochin::http::api {

/// How a route uses entity tags.
enum class EntityTag {
  kNone,
  kAnswered,  ///< the answer carries `ETag`
  kRead,      ///< and `If-None-Match` may answer 304
  kExpected,  ///< and `If-Match` may answer 412
};

struct RouteDoc {
  Method method;
  std::string_view pattern;    ///< of the route, same text
  std::string_view operation;  ///< `operationId`: never changes, clients are generated from it
  std::string_view tag;
  std::string_view summary;  ///< one line, infinitive
  std::string_view description = {};
  std::array<std::string_view, 10> query = {};  ///< names of `ParameterDoc`s
  std::string_view body = {};                   ///< schema of the request; empty: none
  std::string_view body_type = kJson;
  int status = 200;              ///< of success
  std::string_view answer = {};  ///< schema of the answer; empty: no body
  std::string_view answer_type = kJson;
  std::array<const ErrorKind*, 8> errors = {};  ///< beyond those that every such route has
  EntityTag entity_tag = EntityTag::kNone;
  bool idempotent = false;  ///< takes `Idempotency-Key`
};

/// A schema that is the same on every instance, as JSON.
struct SchemaDoc {
  std::string_view name;
  std::string_view json;
};

/// A query parameter, the same wherever it occurs.
struct ParameterDoc {
  std::string_view name;
  std::string_view schema;  ///< as JSON
  std::string_view description;
};

struct TagDoc {
  std::string_view name;
  std::string_view description;
};

/// All that one capability says. The arrays live as long as the program.
struct CapabilityDocs {
  TagDoc tag;
  std::span<const RouteDoc> routes;
  std::span<const SchemaDoc> schemas = {};
  std::span<const ParameterDoc> parameters = {};
};

}  // namespace cochin::http::api
