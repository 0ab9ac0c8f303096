#include "http/api/imports/import_routes.hpp"

#include "base/error_catalog.hpp"
#include "http/api/idempotent_handler.hpp"
#include "http/server/body_reader.hpp"
#include "http/server/query_reader.hpp"
#include "platform/json/json_reader.hpp"
#include "platform/json/json_writer.hpp"
#include "platform/net/multipart.hpp"

namespace cochin::http::api {

namespace {

using app::Imports;
using platform::MultipartPart;

constexpr std::string_view kFormType = "multipart/form-data";

Error refuse(std::string pointer, const ErrorKind& kind, ErrorParameters parameters = {}) {
  return Error{&errors::invalid_input, {}, {{std::move(pointer), &kind, std::move(parameters)}}};
}

/// The parts `file` and `plan` of the form.
struct ImportForm {
  const MultipartPart* file = nullptr;
  const MultipartPart* plan = nullptr;
};

Result<ImportForm> choose_parts(const std::vector<MultipartPart>& parts) {
  ImportForm form;
  for (const MultipartPart& part : parts) {
    const bool is_file = part.name == "file";
    if (!is_file && part.name != "plan") {
      return refuse("/" + part.name, errors::unknown_field, {{"name", part.name}});
    }
    const MultipartPart*& chosen = is_file ? form.file : form.plan;
    if (chosen != nullptr) {
      return refuse("/" + part.name, errors::repeated_parameter, {{"name", part.name}});
    }
    chosen = &part;
  }
  if (form.file == nullptr) return refuse("/file", errors::import_no_file);
  return form;
}

Result<Tree> read_plan(const platform::StoredBytes& plan) {
  if (plan.size() > kDefaultBodyLimit) return body_too_large(kDefaultBodyLimit);
  return platform::parse_json(TRY(plan.read_all()));
}

Result<app::ImportRequest> read_request(Call& call) {
  const auto boundary = platform::multipart_boundary(call.request.header("content-type"));
  if (!boundary) {
    return Error{&errors::unsupported_media_type, {{"expected", std::string(kFormType)}}};
  }
  const auto parts = TRY(platform::parse_multipart(call.take_body(), *boundary));
  const ImportForm form = TRY(choose_parts(parts));
  app::ImportRequest request;
  request.table = call.param("table");
  request.file_name = form.file->file_name.value_or("");
  if (form.plan != nullptr) request.plan = TRY(read_plan(form.plan->content));
  request.content = form.file->content;
  return request;
}

/// The pointers of a refused plan, seen from the form.
Error in_plan(Error error) {
  for (FieldError& field : error.fields) field.pointer.insert(0, "/plan");
  return error;
}

Result<Response> start_import(Call& call, app::WriteScope& scope, Imports& imports) {
  TRY(QueryReader(call.request).finish());
  auto started = imports.start(call.who(), scope, TRY(read_request(call)));
  if (!started) return in_plan(std::move(started).error());
  std::string text;
  platform::JsonWriter json(text);
  json.begin_object();
  json.member("id", started->value);
  json.end_object();
  return Response::accepted("/api/v1/job-runs/" + std::to_string(started->value), std::move(text));
}

Result<Response> get_refused_lines(Call& call, app::ReadScope& scope, const Imports& imports) {
  TRY(QueryReader(call.request).finish());
  const JobRunId run{TRY(call.id_param("id"))};
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.body = TRY(imports.refused_lines(call.who(), scope, run));
  return response.with_header("Content-Disposition", "attachment; filename=\"lignes-refusees-" +
                                                         std::to_string(run.value) + ".csv\"");
}

}  // namespace

void add_import_routes(Router& router, Imports& imports) {
  RouteOptions upload = kUpload;
  upload.right = "table.create";
  router.write(Method::kPost, "/api/v1/tables/{table}/import",
               idempotent([&imports](Call& call, app::WriteScope& scope) {
                 return start_import(call, scope, imports);
               }),
               upload);
  router.read(Method::kGet, "/api/v1/job-runs/{id}/refused",
              [&imports](Call& call, app::ReadScope& scope) {
                return get_refused_lines(call, scope, imports);
              },
              {.right = "own"});
}

}  // namespace cochin::http::api
