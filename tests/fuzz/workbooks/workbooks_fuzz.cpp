// Any archive as a workbook; or else any text as the parts of one, separated by NUL: the sheet, the
// shared texts, the styles and the workbook itself.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/table_reading.hpp"
#include "platform/tabular/xlsx_package.hpp"
#include "unit/platform/tabular/xlsx_fixture.hpp"

namespace cochin::platform {
namespace {

constexpr std::array<const char*, 4> kParts = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                                               "xl/styles.xml", "xl/workbook.xml"};

std::string pack(std::string_view text) {
  XlsxFixture workbook("");
  workbook.parts["xl/_rels/workbook.xml.rels"] =
      R"(<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/></Relationships>)";
  for (const char* name : kParts) {
    const std::size_t end = text.find('\0');
    const std::string_view part = text.substr(0, end);
    if (!part.empty()) workbook.parts[name] = std::string(part);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return workbook.bytes();
}

}  // namespace
}  // namespace cochin::platform

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cochin::platform;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_to_the_end(XlsxPackage::is_zip(bytes) ? std::string(bytes) : pack(bytes));
  return 0;
}
