#include "app/imports/refused_lines.hpp"

#include "app/imports/cell_reading.hpp"
#include "platform/tabular/csv_writer.hpp"

namespace cochin::app {

namespace {

using platform::CsvWriter;

constexpr std::size_t kFirstLines = 20;

std::string reason(const FieldError& refusal, const domain::Table& table) {
  const std::string message = error_message(*refusal.kind, refusal.parameters, Language::kFrench);
  if (refusal.pointer.empty()) return message;
  const std::string slug = refusal.pointer.substr(1);
  const domain::Field* field = table.find_field(slug);
  return (field == nullptr ? slug : field->name) + "\u00A0: " + message;
}

std::string all_reasons(const ImportLine& line, const domain::Table& table) {
  std::string reasons;
  for (const FieldError& refusal : line.refusals) {
    if (!reasons.empty()) reasons += " ";
    reasons += reason(refusal, table);
  }
  return reasons;
}

}  // namespace

RefusedLines::RefusedLines(const std::vector<std::string>& header, char delimiter)
    : columns_(header.size()), delimiter_(delimiter) {
  std::vector<std::string> cells = header;
  cells.insert(cells.end(), {"Ligne du fichier", "Motif du refus"});
  CsvWriter(csv_, delimiter_, CsvWriter::ByteOrderMark::kPresent).write_row(cells);
}

void RefusedLines::add(const ImportLine& line, const domain::Table& table) {
  ++count_;
  std::vector<std::string> cells;
  for (std::size_t i = 0; i < columns_; ++i) {
    cells.emplace_back(platform::unguarded(cell_text(line.row.at(i))));
  }
  const std::string reasons = all_reasons(line, table);
  cells.push_back(std::to_string(line.row.line));
  cells.push_back(reasons);
  for (std::size_t i = columns_; i < line.row.cells.size(); ++i) {
    cells.emplace_back(platform::unguarded(cell_text(line.row.cells[i])));
  }
  CsvWriter(csv_, delimiter_, CsvWriter::ByteOrderMark::kAbsent).write_row(cells);
  if (first_.size() < kFirstLines) {
    first_.emplace_back(Tree::Map{{"line", line.row.line}, {"message", reasons}});
  }
}

}  // namespace cochin::app
