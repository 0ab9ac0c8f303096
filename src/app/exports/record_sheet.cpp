#include "app/exports/record_sheet.hpp"

#include <algorithm>
#include <vector>

#include "base/check.hpp"
#include "base/decimal.hpp"
#include "platform/tabular/csv_file_writer.hpp"
#include "platform/tabular/xlsx_writer.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::ValueKind;
using platform::Cell;
using platform::CellKind;
using platform::CsvFileWriter;
using platform::CsvWriter;
using platform::TableFileWriter;
using platform::XlsxWriter;

/// Lower case: spreadsheets take a file that begins with `ID` for one of another format.
constexpr std::string_view kNumberColumn = "id";

std::string plain_text(const Cell& cell) {
  if (cell.kind == CellKind::kBoolean) return cell.text == "1" ? "true" : "false";
  return cell.text;
}

std::string french_text(const Cell& cell) {
  std::string text = cell.text;
  switch (cell.kind) {
    case CellKind::kNumber: std::ranges::replace(text, '.', ','); return text;
    case CellKind::kBoolean: return text == "1" ? "oui" : "non";
    case CellKind::kDate:
    case CellKind::kDatetime:
      text = cell.text.substr(8, 2) + "/" + cell.text.substr(5, 2) + "/" + cell.text.substr(0, 4);
      if (cell.kind == CellKind::kDatetime) text += " " + cell.text.substr(11, 8);
      return text;
    case CellKind::kEmpty:
    case CellKind::kText:
    case CellKind::kError: return text;
  }
  return text;
}

int width_of(const Field& field) {
  switch (field.kind()) {
    case ValueKind::kInteger:
    case ValueKind::kDecimal:
    case ValueKind::kDate:
    case ValueKind::kBoolean: return 13;
    case ValueKind::kDatetime: return 18;
    case ValueKind::kText:
    case ValueKind::kChoice:
    case ValueKind::kLink:
    case ValueKind::kFiles: return 28;
  }
  return 28;
}

class RecordSheet final : public ExportForm {
 public:
  RecordSheet(SheetKind kind, platform::UnfinishedFile file, const ReadScope& scope,
              const domain::Table& table)
      : kind_(kind), file_(std::move(file)), scope_(scope), table_(table) {}

  void begin(std::span<const Field* const> fields) override {
    fields_.assign(fields.begin(), fields.end());
    status_ = open();
  }

  bool record(const domain::RecordCells& record) override {
    cells_.clear();
    cells_.push_back({CellKind::kNumber, std::to_string(record.id)});
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      cells_.push_back(cell_of(*fields_[i], record.cells[i]));
    }
    if (status_) status_ = writer_->write_row(cells_);
    return status_.has_value();
  }

  Result<platform::StoredBytes> finish() override {
    TRY(status_);
    return writer_->finish();
  }

 private:
  Status open() {
    CHECK(file_.has_value());
    if (kind_ == SheetKind::kXlsx) {
      std::vector<XlsxWriter::Column> columns = {{std::string(kNumberColumn), 8}};
      for (const Field* field : fields_) columns.push_back({field->name, width_of(*field)});
      writer_ = TRY(XlsxWriter::create(*std::move(file_), table_.name, columns));
      return ok();
    }
    const bool is_french = kind_ == SheetKind::kCsvExcelFr;
    writer_ = std::make_unique<CsvFileWriter>(
        *std::move(file_),
        is_french ? CsvFileWriter::Dialect{';', CsvWriter::ByteOrderMark::kPresent, french_text}
                  : CsvFileWriter::Dialect{',', CsvWriter::ByteOrderMark::kAbsent, plain_text});
    std::vector<Cell> titles = {{CellKind::kText, std::string(kNumberColumn)}};
    for (const Field* field : fields_) {
      titles.push_back({CellKind::kText, is_french ? field->name : field->slug});
    }
    return writer_->write_row(titles);
  }

  Cell cell_of(const Field& field, const domain::Cell& cell) const {
    if (cell.is_null) return {};
    const bool is_plain = kind_ == SheetKind::kCsv;
    switch (field.kind()) {
      case ValueKind::kText: return {CellKind::kText, std::string(cell.text)};
      case ValueKind::kInteger: return {CellKind::kNumber, std::to_string(cell.integer)};
      case ValueKind::kDecimal:
        return {CellKind::kNumber, Decimal{cell.integer, field.options.scale}.to_string()};
      case ValueKind::kBoolean: return {CellKind::kBoolean, cell.integer == 0 ? "0" : "1"};
      case ValueKind::kDate: return {CellKind::kDate, std::string(cell.text)};
      case ValueKind::kDatetime:
        return is_plain ? Cell{CellKind::kText, std::string(cell.text)} : moment(cell.text);
      case ValueKind::kChoice: return choice(cell.integer, is_plain);
      case ValueKind::kLink:
        if (is_plain) return {CellKind::kNumber, std::to_string(cell.integer)};
        return {CellKind::kText,
                cell.text.empty() ? "n° " + std::to_string(cell.integer) : std::string(cell.text)};
      case ValueKind::kFiles: return files(cell.files);
    }
    return {};
  }

  /// As the clocks of the instance show it.
  Cell moment(std::string_view text) const {
    const auto instant = Timestamp::parse(text);
    if (!instant) return {CellKind::kText, std::string(text)};
    std::string shown = scope_.local_time().shown(*instant).to_string();
    shown.pop_back();  // the `Z` of the UTC that it is not
    return {CellKind::kDatetime, std::move(shown)};
  }

  Cell choice(std::int64_t id, bool is_plain) const {
    const domain::Choice* choice = scope_.choices().find(id);
    if (choice == nullptr) return {};
    return {CellKind::kText, is_plain ? choice->valeur : choice->label};
  }

  static Cell files(const std::vector<domain::FileInfo>& files) {
    std::string names;
    for (const domain::FileInfo& file : files) names += (names.empty() ? "" : ", ") + file.name;
    return {names.empty() ? CellKind::kEmpty : CellKind::kText, std::move(names)};
  }

  const SheetKind kind_;
  std::optional<platform::UnfinishedFile> file_;  ///< until the writer has it
  const ReadScope& scope_;
  const domain::Table& table_;
  std::vector<const Field*> fields_;
  std::vector<Cell> cells_;
  std::unique_ptr<TableFileWriter> writer_;
  Status status_;
};

}  // namespace

MakeExportForm record_sheet(SheetKind kind) {
  return [kind](platform::UnfinishedFile file, const ReadScope& scope,
                const domain::Table& table) -> Result<std::unique_ptr<ExportForm>> {
    return std::unique_ptr<ExportForm>(
        std::make_unique<RecordSheet>(kind, std::move(file), scope, table));
  };
}

}  // namespace cochin::app
