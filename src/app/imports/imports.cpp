#include "app/imports/imports.hpp"

#include <charconv>

#include "app/access/access.hpp"
#include "app/audit/audit_record.hpp"
#include "base/error_catalog.hpp"
#include "platform/files/durable_file.hpp"

namespace cochin::app {

namespace {

constexpr std::string_view kJob = "import";
constexpr std::int64_t kKeptRuns = 200;

std::filesystem::path refused_file(const std::filesystem::path& folder, JobRunId run) {
  return folder / (std::to_string(run.value) + ".csv");
}

/// Files of refused lines are there to be corrected soon, not for ever.
void forget_old_files(const std::filesystem::path& folder, JobRunId newest) {
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    const std::string name = entry.path().stem().string();
    std::int64_t run = newest.value;
    std::from_chars(name.data(), name.data() + name.size(), run);
    if (run < newest.value - kKeptRuns) std::filesystem::remove(entry.path(), failure);
  }
}

Status keep_refused(const std::filesystem::path& folder, JobRunId run, std::string_view csv) {
  TRY(platform::create_folder(folder));
  forget_old_files(folder, run);
  return platform::atomic_write(refused_file(folder, run), csv);
}

Tree result_of(ImportReport report, JobRunId run) {
  const ImportCounts& counts = report.counts;
  const bool has_file = !report.refused_csv.empty();
  Tree::Map result = {
      {"created", counts.created},
      {"updated", counts.updated},
      {"unchanged", counts.unchanged},
      {"refused", counts.refused},
      {"refused_url",
       has_file ? Tree("/api/v1/job-runs/" + std::to_string(run.value) + "/refused") : Tree()},
      {"rounded", counts.rounded}};
  for (Tree::Member& member : report.details) result.push_back(std::move(member));
  return Tree(std::move(result));
}

Status record_start(const Actor& actor, WriteScope& scope, const ImportOrder& order) {
  const domain::Table* table = scope.schema().find(order.table);
  return audit::record(scope, actor,
                       {.action = audit::actions::imports_started,
                        .object = table == nullptr ? std::string() : "table:" + table->slug,
                        .after = Tree::Map{{"dry_run", order.plan.dry_run}}});
}

}  // namespace

Imports::Imports(Lanes& lanes, JobRuns& runs, Options options)
    : lanes_(lanes), runs_(runs), options_(std::move(options)) {}

Result<ImportOrder> Imports::make_order(const Actor& actor, const CatalogSnapshot& catalog,
                                        ImportRequest request) const {
  const CatalogSnapshot seen = seen_by(actor, catalog);
  const domain::Schema& schema = *seen->schema;
  const domain::Table* table = TRY(find_table(schema, request.table));
  TRY(check_access(actor, *seen, *table, Action::kCreate));
  TRY(check_access(actor, *seen, *table, Action::kUpdate));
  const Tree plan = request.plan.is_null() ? Tree(Tree::Map{}) : std::move(request.plan);
  return ImportOrder{actor, table->id, TRY(read_import_plan(plan, *table, schema)),
                     std::move(request.file_name), std::move(request.content)};
}

JobWork Imports::make_work(ImportOrder order) const {
  // A job's work can be copied; the file it carries should not be.
  auto shared = std::make_shared<ImportOrder>(std::move(order));
  return [&lanes = lanes_, options = options_, shared](JobProgress& progress) -> Result<Tree> {
    ImportReport report = TRY(run_import(lanes, std::move(*shared), options.time_zone, progress));
    if (!report.refused_csv.empty()) {
      TRY(keep_refused(options.folder, progress.run(), report.refused_csv));
    }
    return result_of(std::move(report), progress.run());
  };
}

Result<JobRunId> Imports::start(const Actor& actor, WriteScope& scope, ImportRequest request) {
  ImportOrder order = TRY(make_order(actor, scope.catalog, std::move(request)));
  TRY(record_start(actor, scope, order));
  return runs_.start(actor, scope, std::string(kJob), make_work(std::move(order)));
}

Result<domain::JobRun> Imports::run_here(const Actor& actor, ImportRequest request,
                                         JobProgress::Observer observer) {
  ImportOrder order = TRY(make_order(actor, lanes_.catalog(), std::move(request)));
  TRY(lanes_.write_now([&](WriteScope& scope) { return record_start(actor, scope, order); }));
  return runs_.run_here(actor, std::string(kJob), make_work(std::move(order)), std::move(observer));
}

Result<std::string> Imports::refused_lines(const Actor& actor, ReadScope& scope,
                                           JobRunId run) const {
  const domain::JobRun found = TRY(runs_.find(actor, scope, run));
  if (found.job != kJob) return Error{&errors::not_found};
  constexpr std::size_t kLimitBytes = std::size_t{1024} * 1024 * 1024;
  return platform::read_file(refused_file(options_.folder, run), kLimitBytes);
}

}  // namespace cochin::app
