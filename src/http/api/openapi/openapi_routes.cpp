#include "http/api/openapi/openapi_routes.hpp"

#include <memory>

#include "http/api/openapi/openapi_document.hpp"
#include "http/api/openapi/route_paths.hpp"
#include "http/server/query_reader.hpp"
#include "http/server/static_files.hpp"

namespace cochin::http::api {

namespace {

/// What the document says on every instance.
struct Description {
  std::string version;
  std::string paths;
};

Result<Response> answer_document(const Call& call, const app::ReadScope& scope,
                                 const Description& description) {
  TRY(QueryReader(call.request).finish());
  std::vector<const domain::Table*> tables;
  for (const domain::Table& table : scope.schema().tables()) tables.push_back(&table);
  return Response::json(openapi_document(description.paths, description.version,
                                         {scope.schema(), scope.choices(), tables}));
}

}  // namespace

void add_openapi_routes(Router& router, std::string_view version) {
  const auto description = std::make_shared<Description>();
  description->version = version;
  router.read(Method::kGet, "/api/v1/openapi.json",
              [description](Call& call, app::ReadScope& scope) {
                return answer_document(call, scope, *description);
              },
              {.right = "session"});
  const StaticFiles files(embedded_assets());
  router.immediate(Method::kGet, "/api/docs", [files](Call& call) {
    return files.answer_file("/docs/index.html", call.request);
  });
  description->paths = describe_paths(router.routes());
}

}  // namespace cochin::http::api
