// Any bytes as a CSV file, in whatever encoding and with whatever delimiter they seem to have.

#include <cstdint>
#include <string>

#include "fuzz/table_reading.hpp"
#include "platform/tabular/xlsx_package.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!cochin::platform::XlsxPackage::is_zip(bytes)) {
    cochin::platform::read_to_the_end(std::move(bytes));
  }
  return 0;
}
