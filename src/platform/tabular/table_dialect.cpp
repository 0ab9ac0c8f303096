#include "platform/tabular/table_dialect.hpp"

#include <array>
#include <cstdint>

#include "platform/tabular/csv_reader.hpp"

namespace cochin::platform {

namespace {

constexpr std::int64_t kSampledRows = 1000;
constexpr std::size_t kSampledBytes = 4 * 1024 * 1024;

struct Evenness {
  std::int64_t even_rows = 0;  ///< with as many columns as the first
  std::size_t columns = 0;
};

Evenness measure(std::string_view text, char delimiter) {
  TableFileLimits limits;
  limits.rows = kSampledRows;
  CsvReader reader(text.substr(0, kSampledBytes), delimiter, limits);
  Evenness evenness;
  Row row;
  while (true) {
    const auto more = reader.next(row);
    if (!more || !*more) return evenness;
    if (evenness.columns == 0) evenness.columns = row.cells.size();
    if (row.cells.size() == evenness.columns) ++evenness.even_rows;
  }
}

bool is_more_even(const Evenness& left, const Evenness& right) {
  if (left.columns < 2) return false;
  if (right.columns < 2) return true;
  if (left.even_rows != right.even_rows) return left.even_rows > right.even_rows;
  return left.columns > right.columns;
}

/// Calls `visit` with the text of every text cell of `columns`.
template <typename Visit>
void visit_texts(std::span<const Row> rows, std::span<const std::size_t> columns, Visit visit) {
  for (const Row& row : rows) {
    for (const std::size_t column : columns) {
      const Cell& cell = row.at(column);
      if (cell.kind == CellKind::kText) visit(cell.text);
    }
  }
}

/// Whether only `mark` makes sense as the decimal mark of `text`.
bool tells_mark(std::string_view text, DecimalMark mark) {
  const DecimalMark other = mark == DecimalMark::kComma ? DecimalMark::kPoint : DecimalMark::kComma;
  const auto number = parse_number(text, mark);
  if (!number || number->find('.') == number->npos) return false;
  // `1234,5` reads the same either way: the sign that is written decides, unless it could group.
  const char sign = mark == DecimalMark::kComma ? ',' : '.';
  const std::size_t at = text.rfind(sign);
  if (at == text.npos) return false;
  return parse_number(text, other) == number || !parse_number(text, other);
}

}  // namespace

char detect_delimiter(std::string_view text) {
  constexpr std::array<char, 4> kCandidates = {';', ',', '\t', '|'};
  char best = kCandidates[0];
  Evenness best_evenness = measure(text, best);
  for (const char candidate : kCandidates) {
    const Evenness evenness = measure(text, candidate);
    if (!is_more_even(evenness, best_evenness)) continue;
    best = candidate;
    best_evenness = evenness;
  }
  return best;
}

std::optional<DecimalMark> detect_decimal_mark(std::span<const Row> rows,
                                               std::span<const std::size_t> columns) {
  int commas = 0;
  int points = 0;
  visit_texts(rows, columns, [&](std::string_view text) {
    commas += tells_mark(text, DecimalMark::kComma);
    points += tells_mark(text, DecimalMark::kPoint);
  });
  if (commas == points) return std::nullopt;
  return commas > points ? DecimalMark::kComma : DecimalMark::kPoint;
}

DateOrder detect_date_order(std::span<const Row> rows, std::span<const std::size_t> columns) {
  constexpr std::array<DateOrder, 3> kOrders = {DateOrder::kDayMonthYear, DateOrder::kMonthDayYear,
                                                DateOrder::kYearMonthDay};
  std::array<int, 3> readable = {};
  visit_texts(rows, columns, [&](std::string_view text) {
    for (std::size_t i = 0; i < kOrders.size(); ++i) {
      readable[i] += parse_local_datetime(text, kOrders[i]).has_value();
    }
  });
  std::size_t best = 0;
  for (std::size_t i = 1; i < kOrders.size(); ++i) {
    if (readable[i] > readable[best]) best = i;
  }
  return kOrders[best];
}

}  // namespace cochin::platform
