#include "platform/tabular/xlsx_workbook.hpp"

#include <charconv>
#include <map>

#include "base/error_catalog.hpp"
#include "platform/tabular/table_file_errors.hpp"
#include "platform/tabular/xml_events.hpp"

namespace cochin::platform {

namespace {

int to_int(std::optional<std::string_view> text, int otherwise) {
  int value = otherwise;
  if (text) std::from_chars(text->data(), text->data() + text->size(), value);
  return value;
}

/// Relationship targets by id, and by the last word of their type.
struct Relationships : XmlHandler {
  std::map<std::string, std::string, std::less<>> by_id;
  std::map<std::string, std::string, std::less<>> by_type;

  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || by_id.size() > 10'000) return;
    const auto id = attributes.find("Id");
    const auto type = attributes.find("Type");
    const auto target = attributes.find("Target");
    if (!id || !type || !target) return;
    by_id.emplace(*id, *target);
    by_type.emplace(type->substr(type->rfind('/') + 1), *target);
  }
  void end_element(std::string_view) override {}
  void characters(std::string_view) override {}
};

struct Sheets : XmlHandler {
  struct Sheet {
    std::string name;
    std::string relationship;
    bool visible = true;
  };
  std::vector<Sheet> sheets;
  Epoch epoch = Epoch::k1900;

  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr") {
      const auto flag = attributes.find("date1904");
      if (flag == "1" || flag == "true") epoch = Epoch::k1904;
    }
    if (name != "sheet" || sheets.size() > 10'000) return;
    const auto state = attributes.find("state");
    sheets.push_back({std::string(attributes.find("name").value_or("")),
                      std::string(attributes.find("id").value_or("")),
                      !state || state == "visible"});
  }
  void end_element(std::string_view) override {}
  void characters(std::string_view) override {}
};

struct Styles : XmlHandler {
  std::map<int, NumberFormat> custom;
  std::vector<NumberFormat> formats;
  bool in_cell_formats = false;

  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "cellXfs") in_cell_formats = true;
    if (name == "numFmt") {
      const auto code = attributes.find("formatCode");
      custom[to_int(attributes.find("numFmtId"), -1)] = classify_format_code(code.value_or(""));
    }
    if (name != "xf" || !in_cell_formats) return;
    const int id = to_int(attributes.find("numFmtId"), 0);
    const auto found = custom.find(id);
    formats.push_back(found == custom.end() ? builtin_number_format(id) : found->second);
  }
  void end_element(std::string_view name) override {
    if (name == "cellXfs") in_cell_formats = false;
  }
  void characters(std::string_view) override {}
};

/// Collects `<si>` items; pronunciation hints (`<rPh>`) are no part of the text.
struct SharedTextItems : XmlHandler {
  explicit SharedTextItems(const TableFileLimits& limits_in) : limits(limits_in) {}

  const TableFileLimits& limits;
  SharedTexts texts;
  std::string item;
  bool in_text = false;
  bool in_hint = false;
  bool too_large = false;

  void start_element(std::string_view name, const XmlAttributes&) override {
    if (name == "si") item.clear();
    if (name == "rPh") in_hint = true;
    if (name == "t") in_text = true;
  }
  void end_element(std::string_view name) override {
    if (name == "rPh") in_hint = false;
    if (name == "t") in_text = false;
    if (name != "si" || too_large) return;
    texts.append(decode_escapes(item));
    too_large = texts.bytes() > limits.shared_text_bytes;
  }
  void characters(std::string_view text) override {
    if (!in_text || in_hint || too_large) return;
    item.append(text);
    too_large = item.size() > limits.cell_bytes;
  }
};

/// Whether the part `name` is there; if so, `handler` has received all of it.
Result<bool> parse_part(const XlsxPackage& package, std::string_view name, XmlHandler& handler) {
  auto part = TRY(package.open(name));
  if (!part) return false;
  XmlEvents events(handler);
  while (true) {
    const std::string_view block = TRY(part->read());
    if (block.empty()) break;
    TRY(events.feed(block));
  }
  TRY(events.finish());
  return true;
}

/// The part that `target` names, seen from the folder of the part that refers to it.
std::string resolve_target(std::string_view folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    const std::size_t slash = folder.rfind('/', folder.size() < 2 ? 0 : folder.size() - 2);
    folder = slash == folder.npos ? "" : folder.substr(0, slash + 1);
  }
  return std::string(folder).append(target);
}

std::string_view folder_of(std::string_view part) { return part.substr(0, part.rfind('/') + 1); }

Result<std::string> find_workbook_part(const XlsxPackage& package) {
  Relationships root;
  TRY(parse_part(package, "_rels/.rels", root));
  const auto found = root.by_type.find("officeDocument");
  return found == root.by_type.end() ? std::string("xl/workbook.xml")
                                     : resolve_target("", found->second);
}

Result<std::string> choose_sheet(const Sheets& sheets, const std::optional<std::string>& name) {
  for (const Sheets::Sheet& sheet : sheets.sheets) {
    if (name ? sheet.name == *name : sheet.visible) return sheet.relationship;
  }
  if (name) return Error{&errors::sheet_not_found, {{"name", *name}}};
  return Error{&errors::workbook_damaged};
}

/// The part of the relationship type `type`, or `usual` beside the workbook.
std::string related_part(const Relationships& related, std::string_view folder,
                         std::string_view type, std::string_view usual) {
  const auto found = related.by_type.find(type);
  return resolve_target(folder, found == related.by_type.end() ? usual : found->second);
}

}  // namespace

void SharedTexts::append(std::string_view text) {
  buffer_.append(text);
  ends_.push_back(buffer_.size());
}

std::optional<std::string_view> SharedTexts::at(std::size_t index) const {
  if (index >= ends_.size()) return std::nullopt;
  const std::size_t start = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(buffer_).substr(start, ends_[index] - start);
}

Result<XlsxWorkbook> read_workbook(const XlsxPackage& package,
                                   const std::optional<std::string>& sheet_name,
                                   const TableFileLimits& limits) {
  const std::string part = TRY(find_workbook_part(package));
  const std::string_view folder = folder_of(part);
  Sheets sheets;
  if (!TRY(parse_part(package, part, sheets))) return Error{&errors::table_file_not_text};
  Relationships related;
  const std::string file_name = part.substr(folder.size());
  TRY(parse_part(package, std::string(folder) + "_rels/" + file_name + ".rels", related));
  const auto target = related.by_id.find(TRY(choose_sheet(sheets, sheet_name)));
  if (target == related.by_id.end()) return Error{&errors::workbook_damaged};
  Styles styles;
  TRY(parse_part(package, related_part(related, folder, "styles", "styles.xml"), styles));
  SharedTextItems items(limits);
  const std::string texts_part =
      related_part(related, folder, "sharedStrings", "sharedStrings.xml");
  TRY(parse_part(package, texts_part, items));
  if (items.too_large) return Error{&errors::workbook_dangerous};
  return XlsxWorkbook{resolve_target(folder, target->second), sheets.epoch,
                      std::move(styles.formats), std::move(items.texts)};
}

}  // namespace cochin::platform
