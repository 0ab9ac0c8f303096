#include "platform/tabular/xlsx_package.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>

#include "base/error_catalog.hpp"

namespace cochin::platform {

namespace {

constexpr int kMaxEntries = 10'000;
/// Small parts may be all repetition; the ratio is asked of what is large enough to hurt.
constexpr std::size_t kRatioFreeBytes = 16 * 1024 * 1024;

struct CloseArchive {
  void operator()(archive* opened) const { archive_read_free(opened); }
};
using ArchiveHandle = std::unique_ptr<archive, CloseArchive>;

Error damaged(archive* opened) {
  const char* reason = opened == nullptr ? nullptr : archive_error_string(opened);
  return Error{&errors::workbook_damaged, {}, {}, reason == nullptr ? "" : reason};
}

char lower(char sign) {
  return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + ('a' - 'A')) : sign;
}

bool same_name(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

Result<ArchiveHandle> open_archive(std::string_view bytes) {
  ArchiveHandle handle(archive_read_new());
  if (!handle) return damaged(nullptr);
  if (archive_read_support_format_zip_seekable(handle.get()) != ARCHIVE_OK) {
    return damaged(handle.get());
  }
  if (archive_read_open_memory(handle.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    return damaged(handle.get());
  }
  return handle;
}

}  // namespace

struct XlsxPart::State {
  ArchiveHandle handle;
  std::array<char, 64 * 1024> block;
  std::size_t unpacked_bytes = 0;
  std::size_t allowed_bytes = 0;
};

XlsxPart::XlsxPart(std::unique_ptr<State> state) : state_(std::move(state)) {}
XlsxPart::~XlsxPart() = default;
XlsxPart::XlsxPart(XlsxPart&&) noexcept = default;
XlsxPart& XlsxPart::operator=(XlsxPart&&) noexcept = default;

Result<std::string_view> XlsxPart::read() {
  archive* opened = state_->handle.get();
  const auto size = archive_read_data(opened, state_->block.data(), state_->block.size());
  if (size < 0) return damaged(opened);
  const auto count = static_cast<std::size_t>(size);
  state_->unpacked_bytes += count;
  if (state_->unpacked_bytes > state_->allowed_bytes) return Error{&errors::workbook_dangerous};
  return std::string_view(state_->block.data(), count);
}

XlsxPackage::XlsxPackage(std::string_view bytes, const TableFileLimits& limits)
    : bytes_(bytes), limits_(limits) {}

bool XlsxPackage::is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

bool XlsxPackage::is_compound_file(std::string_view bytes) {
  return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

Result<std::optional<XlsxPart>> XlsxPackage::open(std::string_view name) const {
  ArchiveHandle handle = TRY(open_archive(bytes_));
  for (int i = 0; i < kMaxEntries; ++i) {
    archive_entry* entry = nullptr;
    const int outcome = archive_read_next_header(handle.get(), &entry);
    if (outcome == ARCHIVE_EOF) return std::optional<XlsxPart>{};
    if (outcome != ARCHIVE_OK && outcome != ARCHIVE_WARN) return damaged(handle.get());
    const char* path = archive_entry_pathname(entry);
    if (path == nullptr || !same_name(path, name)) continue;
    if (archive_entry_is_encrypted(entry)) return Error{&errors::workbook_old_format};
    auto state = std::make_unique<XlsxPart::State>();
    state->handle = std::move(handle);
    const std::size_t by_ratio = std::max(kRatioFreeBytes, bytes_.size() * limits_.unpack_ratio);
    state->allowed_bytes = std::min(limits_.unpacked_bytes, by_ratio);
    return std::optional<XlsxPart>(XlsxPart(std::move(state)));
  }
  return Error{&errors::workbook_dangerous};
}

}  // namespace cochin::platform
