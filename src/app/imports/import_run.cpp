#include "app/imports/import_run.hpp"

#include <algorithm>
#include <chrono>
#include <future>
#include <memory>
#include <thread>
#include <utility>

#include "app/access/access.hpp"
#include "app/imports/cell_reading.hpp"
#include "app/imports/refused_lines.hpp"
#include "base/error_catalog.hpp"
#include "platform/json/json_writer.hpp"
#include "platform/tabular/table_dialect.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::ValueKind;
using platform::DateOrder;
using platform::DecimalMark;
using platform::TableFile;

constexpr std::size_t kBatchLines = 1000;
constexpr int kBusyRetries = 20;
constexpr std::chrono::milliseconds kBusyPause{250};

/// Ends the transaction of a dry run. Never leaves this file.
constexpr ErrorKind kRehearsalEnd{"rehearsal_end", ErrorCode::kInternal, "", ""};

/// The positions of the columns whose cells are read as one of `kinds`.
std::vector<std::size_t> columns_of(const ImportColumns& columns,
                                    std::initializer_list<ValueKind> kinds) {
  std::vector<std::size_t> positions;
  for (const ImportColumn& column : columns.mapped) {
    const Field& read_as = column.link_target == nullptr ? *column.field : *column.link_target;
    if (std::find(kinds.begin(), kinds.end(), read_as.kind()) != kinds.end()) {
      positions.push_back(column.position);
    }
  }
  return positions;
}

ValueWriting detect_writing(const TableFile& file, const ImportColumns& columns,
                            const ImportPlan& plan, const platform::TimeZone& zone) {
  const auto numbers = columns_of(columns, {ValueKind::kInteger, ValueKind::kDecimal});
  const auto dates = columns_of(columns, {ValueKind::kDate, ValueKind::kDatetime});
  const auto usual = file.delimiter() == ',' ? DecimalMark::kPoint : DecimalMark::kComma;
  const auto detected = platform::detect_decimal_mark(file.sample(), numbers).value_or(usual);
  return {plan.decimal_mark.value_or(detected),
          plan.date_order ? *plan.date_order : platform::detect_date_order(file.sample(), dates),
          zone};
}

/// Shared by the import and its batches on their way, of which the last may outlive it.
struct SharedContext {
  const ImportContext import;
  const CatalogSnapshot catalog;  ///< keeps the fields of the columns alive
};
using SharedContextPtr = std::shared_ptr<const SharedContext>;

/// An import that is about to begin.
struct PreparedImport {
  SharedContextPtr shared;
  TableFile file;
  ValueWriting writing;
};

/// A batch on its way through the writer, with all that the writer needs.
struct Storing {
  SharedContextPtr shared;
  std::vector<ImportLine> lines;
  ImportMemory memory;
  ImportCounts counts;
  std::promise<Status> end;
};

class ImportRunner {
 public:
  ImportRunner(Lanes& lanes, PreparedImport prepared)
      : lanes_(lanes),
        shared_(std::move(prepared.shared)),
        context_(shared_->import),
        table_(*shared_->catalog->schema->find(context_.table)),
        file_(std::move(prepared.file)),
        writing_(prepared.writing),
        refused_(file_.header(), file_.delimiter().value_or(';')) {}

  Result<ImportReport> run(JobProgress& progress);

 private:
  Result<std::vector<ImportLine>> read_batch();
  ImportLine read_line(platform::Row row);
  void check_width(ImportLine& line);
  void check_key(ImportLine& line);
  std::shared_ptr<Storing> begin_storing(const std::vector<ImportLine>& batch);
  Status end_storing(std::shared_ptr<Storing> storing, std::vector<ImportLine>& batch);
  Tree::Map details() const;

  Lanes& lanes_;
  const SharedContextPtr shared_;
  const ImportContext& context_;
  const domain::Table& table_;
  TableFile file_;
  const ValueWriting writing_;
  RefusedLines refused_;
  ImportMemory memory_;
  ImportCounts counts_;
  std::unordered_map<std::string, std::int64_t> key_lines_;  ///< key to the line that has it
};

Result<ImportReport> ImportRunner::run(JobProgress& progress) {
  const std::int64_t total = TRY(file_.count_rows());
  std::int64_t done = 0;
  progress.report(done, total);
  auto batch = TRY(read_batch());
  while (!batch.empty() && !progress.is_cancelled()) {
    auto storing = begin_storing(batch);
    auto next = read_batch();  // while the writer stores
    TRY(end_storing(std::move(storing), batch));
    for (const ImportLine& line : batch) {
      if (!line.refusals.empty()) refused_.add(line, table_);
    }
    done += static_cast<std::int64_t>(batch.size());
    progress.report(done, total);
    batch = TRY(std::move(next));
  }
  return ImportReport{counts_, details(), refused_.empty() ? "" : refused_.csv()};
}

Result<std::vector<ImportLine>> ImportRunner::read_batch() {
  std::vector<ImportLine> batch;
  platform::Row row;
  while (batch.size() < kBatchLines && TRY(file_.next(row))) {
    const bool blank = std::all_of(row.cells.begin(), row.cells.end(), [](const auto& cell) {
      return cell.kind == platform::CellKind::kEmpty;
    });
    if (!blank) batch.push_back(read_line(std::move(row)));
  }
  return batch;
}

ImportLine ImportRunner::read_line(platform::Row row) {
  ImportLine line;
  for (const ImportColumn& column : context_.columns.mapped) {
    const Field& read_as = column.link_target == nullptr ? *column.field : *column.link_target;
    auto read = read_cell(row.at(column.position), read_as, writing_);
    line.values.emplace_back();
    if (!read) {
      line.refusals.push_back(
          {"/" + column.field->slug, read.error().kind, std::move(read.error().parameters)});
    } else {
      line.values.back() = std::move(read->value);
      line.rounded += read->rounded;
    }
  }
  line.row = std::move(row);
  check_width(line);
  if (line.refusals.empty()) check_key(line);
  return line;
}

/// `12,50` without quotes in a file whose delimiter is the comma: the cells after it have moved. A
/// workbook's cells cannot move; what stands beside the table there is a remark.
void ImportRunner::check_width(ImportLine& line) {
  if (file_.format() != platform::TableFileFormat::kCsv) return;
  std::size_t found = line.row.cells.size();
  while (found > 0 && line.row.cells[found - 1].kind == platform::CellKind::kEmpty) --found;
  const std::size_t expected = file_.header().size();
  if (found <= expected) return;
  line.refusals.push_back(
      {"",
       &errors::too_many_cells,
       {{"found", std::to_string(found)}, {"expected", std::to_string(expected)}}});
}

/// A line without key, or with the key of an earlier one, would change the table at every import.
void ImportRunner::check_key(ImportLine& line) {
  if (!context_.columns.key) return;
  const std::string pointer = "/" + *context_.plan.key;
  const Tree& key = line.values[*context_.columns.key];
  if (key.is_null()) {
    line.refusals.push_back({pointer, &errors::required, {}});
    return;
  }
  const auto [first, is_new] = key_lines_.try_emplace(platform::to_json(key), line.row.line);
  if (is_new) return;
  line.refusals.push_back(
      {pointer, &errors::key_repeated_in_file, {{"line", std::to_string(first->second)}}});
}

std::shared_ptr<Storing> ImportRunner::begin_storing(const std::vector<ImportLine>& batch) {
  auto storing = std::make_shared<Storing>();
  storing->shared = shared_;
  storing->lines = batch;
  storing->memory = std::exchange(memory_, {});
  const auto run = [storing](WriteScope& scope) -> Status {
    const ImportContext& import = storing->shared->import;
    storing->counts = TRY(store_lines(import, scope, storing->lines, storing->memory));
    return import.plan.dry_run ? Status(Error{&kRehearsalEnd}) : ok();
  };
  const auto done = [storing](Status status) { storing->end.set_value(std::move(status)); };
  if (!lanes_.post_write(run, done)) storing->end.set_value(Error{&errors::unavailable});
  return storing;
}

/// The lines and the memory change only when the transaction is over; a busy writer is asked again.
Status ImportRunner::end_storing(std::shared_ptr<Storing> storing, std::vector<ImportLine>& batch) {
  for (int attempt = 0;; ++attempt) {
    Status stored = storing->end.get_future().get();
    const bool is_rehearsal = !stored && stored.error().kind == &kRehearsalEnd;
    if (stored || is_rehearsal) {
      batch = std::move(storing->lines);
      if (stored) memory_ = std::move(storing->memory);
      counts_.add(storing->counts);
      return ok();
    }
    const bool busy = stored.error().code() == ErrorCode::kUnavailable;
    if (!busy || attempt == kBusyRetries) return stored;
    std::this_thread::sleep_for(kBusyPause);
    storing = begin_storing(batch);
  }
}

Tree::Map ImportRunner::details() const {
  Tree::Map mapping;
  for (const ImportColumn& column : context_.columns.mapped) {
    mapping.emplace_back(file_.header()[column.position], column.field->slug);
  }
  Tree::List ignored;
  for (const std::string& header : context_.columns.ignored) ignored.emplace_back(header);
  Tree::Map detected = {
      {"format", file_.format() == platform::TableFileFormat::kCsv ? "csv" : "xlsx"},
      {"decimal", writing_.decimal_mark == DecimalMark::kComma ? "," : "."},
      {"date_order", writing_.date_order == DateOrder::kDayMonthYear   ? "dmy"
                     : writing_.date_order == DateOrder::kMonthDayYear ? "mdy"
                                                                       : "ymd"}};
  if (const auto encoding = file_.encoding()) {
    detected.emplace_back("encoding", platform::encoding_name(*encoding));
  }
  if (const auto delimiter = file_.delimiter()) {
    detected.emplace_back("delimiter", std::string(1, *delimiter));
  }
  return {{"dry_run", context_.plan.dry_run},
          {"detected", std::move(detected)},
          {"mapping", std::move(mapping)},
          {"ignored_columns", std::move(ignored)},
          {"refused_lines", refused_.first()}};
}

}  // namespace

Result<ImportReport> run_import(Lanes& lanes, ImportOrder order, const platform::TimeZone& zone,
                                JobProgress& progress) {
  CatalogSnapshot catalog = seen_by(order.actor, lanes.catalog());
  const domain::Table* table = catalog->schema->find(order.table);
  if (table == nullptr) return Error{&errors::not_found};
  TableFile file = TRY(TableFile::open(std::exchange(order.content, {}), order.plan.file));
  ImportColumns columns = TRY(map_columns(file.header(), order.plan, *table, *catalog->schema));
  const ValueWriting writing = detect_writing(file, columns, order.plan, zone);
  const Tree table_slug(table->slug);
  ImportContext context{std::move(order.actor), order.table, std::move(order.plan),
                        std::move(columns)};
  auto shared =
      std::make_shared<const SharedContext>(SharedContext{std::move(context), std::move(catalog)});
  ImportRunner runner(lanes, {std::move(shared), std::move(file), writing});
  ImportReport report = TRY(runner.run(progress));
  report.details.emplace_back("table", table_slug);
  report.details.emplace_back("file", order.file_name);
  return report;
}

}  // namespace cochin::app
