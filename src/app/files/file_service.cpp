#include "app/files/file_service.hpp"

#include "app/access/access.hpp"
#include "app/files/file_access.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/files/content_type.hpp"
#include "platform/files/durable_file.hpp"
#include "storage/repositories/file_repository.hpp"

namespace cochin::app {

namespace {

constexpr std::size_t kLargestBytes = 100 * 1024 * 1024;

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    text.push_back(kDigits[value >> 4]);
    text.push_back(kDigits[value & 15]);
  }
  return text;
}

Error refused(const char* pointer, const ErrorKind& kind) {
  return Error{&errors::invalid_input, {}, {{pointer, &kind, {}}}};
}

/// The last part of what the browser says, as a name.
std::optional<std::string> file_name(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != name.npos) name.remove_prefix(slash + 1);
  return clean_name(name);
}

domain::FileInfo info_of(const storage::files::StoredFile& file) {
  return {file.id.value, file.name, file.size_bytes, file.mime};
}

/// What is there already may come from an upload of the same bytes that is not on the disk yet.
Status keep_bytes(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code failure;
  if (std::filesystem::exists(path, failure)) return platform::sync_folder(path.parent_path());
  return platform::atomic_write(path, bytes);
}

}  // namespace

FileService::FileService(Lanes& lanes, std::filesystem::path media)
    : lanes_(lanes), media_(std::move(media)) {}

std::filesystem::path FileService::path_of(const std::string& sha256) const {
  return media_ / sha256.substr(0, 2) / sha256;
}

Result<domain::FileInfo> FileService::store(const Actor& actor, const Upload& upload) {
  TRY(check_may_write_somewhere(actor, *lanes_.catalog()));
  if (upload.bytes.empty()) return refused("/file", errors::required);
  const auto name = file_name(upload.name);
  if (!name) return refused("/file/name", errors::invalid_name);
  storage::files::StoredFile file;
  file.sha256 = hexadecimal(platform::sha256(upload.bytes));
  file.name = *name;
  file.size_bytes = static_cast<std::int64_t>(upload.bytes.size());
  file.mime = platform::detect_content_type(upload.bytes);
  file.created_by = actor.id;

  const std::filesystem::path path = path_of(file.sha256);
  TRY(platform::create_folder(path.parent_path()));
  TRY(keep_bytes(path, upload.bytes));
  TRY(lanes_.write_now([&](WriteScope& scope) -> Status {
    file.id = TRY(storage::files::insert(scope.connection, file, scope.now));
    return ok();
  }));
  return info_of(file);
}

Result<FileService::Content> FileService::read(const Actor& actor, FileId id) {
  storage::files::StoredFile file;
  TRY(lanes_.read_now([&](ReadScope& scope) -> Status {
    auto found = TRY(storage::files::find(scope.connection, id));
    if (!found || !TRY(may_read_file(actor, scope, *found))) return Error{&errors::not_found};
    file = *std::move(found);
    return ok();
  }));
  Content content{info_of(file), TRY(platform::read_file(path_of(file.sha256), kLargestBytes))};
  if (hexadecimal(platform::sha256(content.bytes)) != file.sha256) {
    return Error{&errors::internal, {}, {}, "media file changed on disk: " + file.sha256};
  }
  return content;
}

}  // namespace cochin::app
