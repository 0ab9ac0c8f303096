#include "platform/tabular/xlsx_writer.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

namespace cochin::platform {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} * 1024;
constexpr std::size_t kMostExactDigits = 15;
constexpr std::size_t kMostSheetNameCharacters = 31;
constexpr std::int64_t kMillisecondsPerDay = 86'400'000;
/// The serial number of 1970-01-01, and of the first day that all spreadsheets count alike.
constexpr std::int64_t kSerialOf1970 = 25'569;
constexpr std::int64_t kFirstSerial = 61;

/// The formats of `xl/styles.xml`, by their place. Numbers follow with 1 to 6 digits after the
/// point.
enum Style : int { kGeneral, kTitle, kDay, kMoment, kOneDigit };
constexpr int kMostDigits = 6;

constexpr std::string_view kHead = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
                                   "\n";
constexpr std::string_view kTypes =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>)"
    R"(<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>)"
    R"(<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>)"
    R"(</Types>)";
constexpr std::string_view kPackageLinks =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>)"
    R"(</Relationships>)";
constexpr std::string_view kWorkbookLinks =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>)"
    R"(</Relationships>)";
constexpr std::string_view kMain =
    R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";

std::string styles_xml() {
  std::string formats = R"(<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>)"
                        R"(<numFmt numFmtId="165" formatCode="dd/mm/yyyy\ hh:mm"/>)";
  std::string cells =
      R"(<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>)"
      R"(<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>)"
      R"(<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)"
      R"(<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)";
  for (int digits = 1; digits <= kMostDigits; ++digits) {
    const std::string id = std::to_string(165 + digits);
    formats += "<numFmt numFmtId=\"" + id + "\" formatCode=\"#,##0." +
               std::string(static_cast<std::size_t>(digits), '0') + "\"/>";
    cells += "<xf numFmtId=\"" + id +
             R"(" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>)";
  }
  return "<styleSheet " + std::string(kMain) + "><numFmts count=\"8\">" + formats +
         R"(</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>)"
         R"(<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>)"
         R"(<fills count="2"><fill><patternFill patternType="none"/></fill>)"
         R"(<fill><patternFill patternType="gray125"/></fill></fills>)"
         R"(<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>)"
         R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>)"
         R"(<cellXfs count="10">)" +
         cells + "</cellXfs></styleSheet>";
}

bool contains(std::string_view signs, char sign) { return signs.find(sign) != signs.npos; }

bool is_hex(std::string_view digits) {
  return std::ranges::all_of(digits,
                             [](char sign) { return contains("0123456789abcdefABCDEF", sign); });
}

/// Whether readers would take what begins here for an escaped character (ECMA-376 22.9.2.19).
bool looks_escaped(std::string_view text) {
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' && is_hex(text.substr(2, 4));
}

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == '&') {
      out += "&amp;";
    } else if (byte == '<') {
      out += "&lt;";
    } else if (byte == '>') {
      out += "&gt;";
    } else if (byte == '"') {
      out += "&quot;";
    } else if (byte < 0x20 && byte != '\n' && byte != '\t') {
      char code[8];
      static_cast<void>(std::snprintf(code, sizeof code, "_x%04X_", unsigned{byte}));
      out += code;
    } else if (looks_escaped(text.substr(at))) {
      out += "_x005F_";
    } else if (text.substr(at).starts_with("\xEF\xBF\xBE") ||
               text.substr(at).starts_with("\xEF\xBF\xBF")) {
      out += byte == 0xEF && text[at + 2] == '\xBE' ? "_xFFFE_" : "_xFFFF_";
      at += 2;
    } else {
      out.push_back(static_cast<char>(byte));
    }
  }
}

/// `A`, `Z`, `AA`.
std::string column_letters(std::size_t column) {
  std::string letters;
  for (++column; column > 0; column = (column - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return letters;
}

/// At most 31 characters without those that sheets may not have.
std::string sheet_name(const std::string& wanted) {
  std::string name;
  for (const char sign : wanted) {
    name.push_back(contains("[]:*?/\\'", sign) ? ' ' : sign);
  }
  while (count_characters(name) > kMostSheetNameCharacters || !is_valid_utf8(name)) name.pop_back();
  name = std::string(trim(name));
  return name.empty() ? "Feuille1" : name;
}

/// The days of `YYYY-MM-DD` as spreadsheets count them; empty before those that all count alike.
std::optional<std::int64_t> serial_of(std::string_view day) {
  const auto date = Date::parse(day);
  if (!date || date->days + kSerialOf1970 < kFirstSerial) return std::nullopt;
  return date->days + kSerialOf1970;
}

std::int64_t milliseconds_of_day(std::string_view time) {
  const auto instant = Timestamp::parse("1970-01-01T" + std::string(time) + "Z");
  return instant ? instant->milliseconds : 0;
}

struct FreeEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
struct FreeArchive {
  void operator()(archive* opened) const { archive_write_free(opened); }
};

}  // namespace

struct XlsxWriter::State {
  explicit State(UnfinishedFile made) : file(std::move(made)) {}

  UnfinishedFile file;
  Status written;  ///< the first failure of the file
  std::string text;
  std::int64_t rows = 0;
  std::size_t columns = 0;
  std::unique_ptr<archive, FreeArchive> zip;  ///< last: closing it writes

  static la_ssize_t write(archive* opened, void* self, const void* bytes, std::size_t size) {
    State& state = *static_cast<State*>(self);
    if (state.written) state.written = state.file.write({static_cast<const char*>(bytes), size});
    if (state.written) return static_cast<la_ssize_t>(size);
    archive_set_error(opened, EIO, "the file cannot be written");
    return -1;
  }

  Status check(la_ssize_t outcome) {
    if (!written) return written;
    if (outcome >= ARCHIVE_WARN) return ok();
    const char* reason = archive_error_string(zip.get());
    return Error{&errors::internal, {}, {}, reason == nullptr ? "" : reason};
  }

  Status open() {
    zip.reset(archive_write_new());
    if (!zip) return Error{&errors::internal, {}, {}, "no memory for an archive"};
    TRY(check(archive_write_set_format_zip(zip.get())));
    TRY(check(archive_write_set_format_option(zip.get(), "zip", "zip64", nullptr)));
    return check(archive_write_open(zip.get(), this, nullptr, write, nullptr));
  }

  Status begin_part(const char* name) {
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name);
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    return check(archive_write_header(zip.get(), entry.get()));
  }

  Status add(std::string_view bytes) {
    return check(archive_write_data(zip.get(), bytes.data(), bytes.size()));
  }

  Status add_part(const char* name, std::string_view content) {
    TRY(begin_part(name));
    TRY(add(kHead));
    TRY(add(content));
    return check(archive_write_finish_entry(zip.get()));
  }

  Status flush() {
    TRY(add(text));
    text.clear();
    return ok();
  }

  void append_text(std::string_view value, Style style) {
    text += style == kGeneral ? " t=\"inlineStr\"" : " s=\"1\" t=\"inlineStr\"";
    text += "><is><t xml:space=\"preserve\">";
    append_escaped(text, value);
    text += "</t></is></c>";
  }

  void append_number(std::string_view literal, int style) {
    if (style != kGeneral) text += " s=\"" + std::to_string(style) + "\"";
    text += "><v>";
    text += literal;
    text += "</v></c>";
  }

  void append_value(const Cell& cell) {
    const std::string& value = cell.text;
    switch (cell.kind) {
      case CellKind::kNumber: {
        const auto digits =
            std::ranges::count_if(value, [](char c) { return c >= '0' && c <= '9'; });
        if (static_cast<std::size_t>(digits) > kMostExactDigits) break;
        const std::size_t point = value.find('.');
        const std::size_t after = point == std::string::npos ? 0 : value.size() - point - 1;
        const int shown = static_cast<int>(std::min<std::size_t>(after, kMostDigits));
        return append_number(value, shown == 0 ? kGeneral : kOneDigit + shown - 1);
      }
      case CellKind::kBoolean: text += " t=\"b\"><v>" + value + "</v></c>"; return;
      case CellKind::kDate:
        if (const auto serial = serial_of(value)) {
          return append_number(std::to_string(*serial), kDay);
        }
        break;
      case CellKind::kDatetime:
        if (const auto serial = serial_of(value.substr(0, 10))) {
          char literal[32];
          const double fraction = static_cast<double>(milliseconds_of_day(value.substr(11))) /
                                  static_cast<double>(kMillisecondsPerDay);
          static_cast<void>(std::snprintf(literal, sizeof literal, "%.10f",
                                          static_cast<double>(*serial) + fraction));
          return append_number(literal, kMoment);
        }
        break;
      case CellKind::kEmpty:
      case CellKind::kText:
      case CellKind::kError: break;
    }
    append_text(value, kGeneral);
  }

  void begin_cell(std::size_t column) {
    text += "<c r=\"" + column_letters(column) + std::to_string(rows) + "\"";
  }

  void begin_row() {
    ++rows;
    text += "<row r=\"" + std::to_string(rows) + "\">";
  }
};

XlsxWriter::XlsxWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
XlsxWriter::~XlsxWriter() = default;

Result<std::unique_ptr<XlsxWriter>> XlsxWriter::create(UnfinishedFile file,
                                                       const std::string& sheet,
                                                       const std::vector<Column>& columns) {
  auto state = std::make_unique<State>(std::move(file));
  TRY(state->open());
  std::string name;
  append_escaped(name, sheet_name(sheet));
  TRY(state->add_part("[Content_Types].xml", kTypes));
  TRY(state->add_part("_rels/.rels", kPackageLinks));
  TRY(state->add_part(
      "xl/workbook.xml",
      "<workbook " + std::string(kMain) +
          R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name=")" +
          name + R"(" sheetId="1" r:id="rId1"/></sheets></workbook>)"));
  TRY(state->add_part("xl/_rels/workbook.xml.rels", kWorkbookLinks));
  TRY(state->add_part("xl/styles.xml", styles_xml()));
  TRY(state->begin_part("xl/worksheets/sheet1.xml"));
  std::string& text = state->text;
  text += kHead;
  text += "<worksheet " + std::string(kMain) + ">";
  text += R"(<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" )"
          R"(activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>)";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string place = std::to_string(i + 1);
    text += "<col min=\"" + place + "\" max=\"" + place + "\" width=\"" +
            std::to_string(columns[i].width) + "\" customWidth=\"1\"/>";
  }
  text += "</cols><sheetData>";
  state->columns = columns.size();
  state->begin_row();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    state->begin_cell(i);
    state->append_text(columns[i].title, kTitle);
  }
  text += "</row>";
  return std::unique_ptr<XlsxWriter>(new XlsxWriter(std::move(state)));
}

Status XlsxWriter::write_row(std::span<const Cell> cells) {
  if (state_->rows == kMostSheetRows) return Error{&errors::sheet_full};
  state_->begin_row();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].kind == CellKind::kEmpty) continue;
    if (cells[i].text.size() > kMostCellCharacters &&
        count_characters(cells[i].text) > kMostCellCharacters) {
      return Error{&errors::cell_too_long, {{"row", std::to_string(state_->rows)}}};
    }
    state_->begin_cell(i);
    state_->append_value(cells[i]);
  }
  state_->text += "</row>";
  return state_->text.size() < kBufferBytes ? ok() : state_->flush();
}

Result<StoredBytes> XlsxWriter::finish() {
  state_->text += "</sheetData><autoFilter ref=\"A1:" + column_letters(state_->columns - 1) +
                  std::to_string(state_->rows) + "\"/></worksheet>";
  TRY(state_->flush());
  TRY(state_->check(archive_write_finish_entry(state_->zip.get())));
  TRY(state_->check(archive_write_close(state_->zip.get())));
  return std::move(state_->file).take_bytes();
}

}  // namespace cochin::platform
