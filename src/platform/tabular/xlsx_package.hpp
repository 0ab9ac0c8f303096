#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "platform/tabular/cell.hpp"

namespace cochin::platform {

/// One part of a package, unpacked block by block.
class XlsxPart {
 public:
  ~XlsxPart();
  XlsxPart(XlsxPart&&) noexcept;
  XlsxPart& operator=(XlsxPart&&) noexcept;

  /// The next unpacked bytes, valid until the next call; empty at the end.
  /// Errors: `workbook_damaged`; `workbook_dangerous` when the part unpacks to more than the limits
  /// allow.
  Result<std::string_view> read();

 private:
  friend class XlsxPackage;
  struct State;
  explicit XlsxPart(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

/// The ZIP archive of a workbook (ECMA-376 part 2). Nothing is written to disk and names inside the
/// archive are only compared, never opened.
class XlsxPackage {
 public:
  /// `bytes` must outlive the package and its parts.
  explicit XlsxPackage(std::string_view bytes, const TableFileLimits& limits = {});

  /// Whether `bytes` begin like a ZIP archive.
  static bool is_zip(std::string_view bytes);
  /// Whether `bytes` begin like the container of old or encrypted workbooks ([MS-CFB]).
  static bool is_compound_file(std::string_view bytes);

  /// The part called `name`, without leading `/`, in any case. Empty when there is none.
  /// Errors: `workbook_damaged`.
  Result<std::optional<XlsxPart>> open(std::string_view name) const;

 private:
  std::string_view bytes_;
  const TableFileLimits limits_;
};

}  // namespace cochin::platform
