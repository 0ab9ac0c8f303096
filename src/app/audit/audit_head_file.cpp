#include "app/audit/audit_head_file.hpp"

#include <charconv>

#include "app/audit/audit_record.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "platform/files/durable_file.hpp"
#include "storage/repositories/audit_repository.hpp"

namespace cochin::app::audit {

namespace {

constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kLongestFile = 200;

std::optional<std::string> read_hash(std::string_view digits) {
  if (digits.size() != 2 * kHashBytes) return std::nullopt;
  std::string hash;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    unsigned byte = 0;
    const char* end = digits.data() + i + 2;
    const auto read = std::from_chars(digits.data() + i, end, byte, 16);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    hash.push_back(static_cast<char>(byte));
  }
  return hash;
}

/// Whether the entry that was noted is still in the log, or was purged since.
Result<bool> still_holds(storage::sql::Connection& connection,
                         const std::optional<domain::AuditHead>& noted) {
  if (!noted) return !TRY(storage::audit::head(connection)).id;
  if (noted->id <= TRY(storage::audit::anchor(connection)).id) return true;
  const auto found = TRY(storage::audit::page(connection, {noted->id.value - 1}, 1));
  return !found.empty() && found.front().id == noted->id && found.front().hash == noted->hash;
}

}  // namespace

std::filesystem::path head_file(const platform::DataFolder& folder) {
  return folder.logs / "audit.head";
}

std::string write_head(const domain::AuditHead& head) {
  return std::to_string(head.id.value) + " " + domain::hexadecimal(head.hash);
}

std::optional<domain::AuditHead> read_head(std::string_view text) {
  text = trim(text);
  const std::size_t space = text.find(' ');
  if (space == text.npos) return std::nullopt;
  domain::AuditHead head;
  const char* end = text.data() + space;
  const auto read = std::from_chars(text.data(), end, head.id.value);
  auto hash = read_hash(text.substr(space + 1));
  if (read.ec != std::errc() || read.ptr != end || !hash) return std::nullopt;
  head.hash = *std::move(hash);
  return head;
}

Result<std::optional<domain::AuditHead>> load_head(const std::filesystem::path& file) {
  const auto text = platform::read_file(file, kLongestFile);
  if (text) return read_head(*text);
  const ErrorKind* kind = text.error().kind;
  if (kind == &errors::not_found || kind == &errors::body_too_large) {
    return std::optional<domain::AuditHead>();
  }
  return text.error();
}

Result<domain::AuditHead> note_head(Lanes& lanes, const std::filesystem::path& file) {
  domain::AuditHead head;
  TRY(lanes.read_now([&](ReadScope& scope) -> Status {
    head = TRY(storage::audit::head(scope.connection));
    return ok();
  }));
  TRY(platform::atomic_write(file, write_head(head) + "\n"));
  return head;
}

Result<bool> compare_head(Lanes& lanes, const std::filesystem::path& file) {
  const auto noted = TRY(load_head(file));
  bool holds = true;
  TRY(lanes.read_now([&](ReadScope& scope) -> Status {
    holds = TRY(still_holds(scope.connection, noted));
    return ok();
  }));
  if (!holds) {
    TRY(lanes.write_now([](WriteScope& scope) {
      return record(scope, system_actor(),
                    {.action = actions::audit_damaged, .outcome = errors::audit_damaged.id});
    }));
  }
  TRY(note_head(lanes, file));
  return holds;
}

}  // namespace cochin::app::audit
