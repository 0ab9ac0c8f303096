#include "http/api/exports/export_routes.hpp"

#include <algorithm>

#include "app/exports/record_sheet.hpp"
#include "base/error_catalog.hpp"
#include "http/api/exports/json_form.hpp"
#include "http/server/query_reader.hpp"

namespace cochin::http::api {

namespace {

struct Format {
  std::string_view name;
  std::string_view extension;
  std::string_view content_type;
  app::MakeExportForm make_form;
};

const Format* find_format(std::string_view name) {
  static const Format kFormats[] = {
      {"csv", "csv", "text/csv; charset=utf-8", app::record_sheet(app::SheetKind::kCsv)},
      {"csv_excel_fr", "csv", "text/csv; charset=utf-8",
       app::record_sheet(app::SheetKind::kCsvExcelFr)},
      {"xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
       app::record_sheet(app::SheetKind::kXlsx)},
      {"json", "json", "application/json", json_form()},
  };
  const auto* found = std::ranges::find(kFormats, name, &Format::name);
  return found == std::end(kFormats) ? nullptr : found;
}

const Format* read_format(QueryReader& query) {
  const auto name = query.text("format");
  const Format* format = find_format(name.value_or("csv"));
  if (format == nullptr) {
    query.refuse("format", errors::unknown_choice, {{"value", std::string(*name)}});
  }
  return format;
}

Result<Response> export_records(Call& call, app::RecordExports& exports, const StandingGate& gate) {
  QueryReader query(call.request);
  app::ExportRequest request;
  request.table = call.param("table");
  request.list.filter = query.text("filter").value_or("");
  request.list.sort = query.text("sort").value_or("");
  request.list.fields = query.text("fields").value_or("");
  request.list.search = query.text("search").value_or("");
  request.list.trash = query.flag("trash");
  const Format* format = read_format(query);
  TRY(query.finish());
  request.format = format->name;
  const app::StandingPermission permission = gate(call);
  auto bytes = TRY(exports.run(call.who(), request, format->make_form, permission));
  Response response;
  response.content_type = format->content_type;
  response.with_header("Content-Disposition", "attachment; filename=\"" +
                                                  std::string(request.table) + "." +
                                                  std::string(format->extension) + "\"");
  response.file = {std::move(bytes), {}, permission};
  return response;
}

}  // namespace

void add_export_routes(Router& router, app::RecordExports& exports, StandingGate gate) {
  router.background(Method::kGet, "/api/v1/tables/{table}/export",
                    [&exports, gate = std::move(gate)](Call& call) {
                      return export_records(call, exports, gate);
                    },
                    {.right = "table.read"});
}

}  // namespace cochin::http::api
