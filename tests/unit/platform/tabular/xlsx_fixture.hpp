#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <map>
#include <string>
#include <vector>

namespace cochin::platform {

/// The parts of a workbook by name; a valid one when built from `sheet_data` alone.
struct XlsxFixture {
  std::map<std::string, std::string> parts;

  explicit XlsxFixture(const std::string& sheet_data) {
    parts["_rels/.rels"] =
        R"(<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="/xl/workbook.xml"/></Relationships>)";
    parts["xl/workbook.xml"] =
        R"(<workbook xmlns:r="u"><workbookPr/><sheets><sheet name="Feuil1" sheetId="1" r:id="rId1"/></sheets></workbook>)";
    parts["xl/_rels/workbook.xml.rels"] =
        R"(<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>)";
    parts["xl/worksheets/sheet1.xml"] =
        "<worksheet><sheetData>" + sheet_data + "</sheetData></worksheet>";
  }

  /// The archive as bytes.
  std::string bytes() const {
    std::size_t room = 0;
    for (const auto& [name, content] : parts) room += content.size() + 4096;
    std::string buffer(room, '\0');
    std::size_t used = 0;
    archive* writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_open_memory(writer, buffer.data(), buffer.size(), &used);
    for (const auto& [name, content] : parts) {
      archive_entry* entry = archive_entry_new();
      archive_entry_set_pathname(entry, name.c_str());
      archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
      archive_entry_set_filetype(entry, AE_IFREG);
      archive_entry_set_perm(entry, 0644);
      archive_write_header(writer, entry);
      archive_write_data(writer, content.data(), content.size());
      archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    buffer.resize(used);
    return buffer;
  }
};

}  // namespace cochin::platform
