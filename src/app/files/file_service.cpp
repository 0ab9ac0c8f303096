#include "app/files/file_service.hpp"

#include <utility>

#include "app/access/access.hpp"
#include "app/files/file_access.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/files/content_type.hpp"
#include "platform/files/durable_file.hpp"
#include "platform/files/unfinished_file.hpp"
#include "storage/repositories/file_repository.hpp"

namespace cochin::app {

namespace {

constexpr std::size_t kTypeBytes = std::size_t{1} * 1024 * 1024;  ///< that tell the type

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
  if (!is_healthy()) return Error{&errors::storage_failed, {}, {}, "a file could not be kept"};
  storage::files::StoredFile file;
  file.name = *name;
  file.size_bytes = static_cast<std::int64_t>(upload.bytes.size());
  file.mime = platform::detect_content_type(TRY(upload.bytes.read(0, kTypeBytes)));
  file.created_by = actor.id;
  const Status kept = keep(upload.bytes, file.sha256);
  if (!kept && kept.error().kind == &errors::storage_failed) is_healthy_ = false;
  TRY(kept);
  TRY(lanes_.write_now([&](WriteScope& scope) -> Status {
    file.id = TRY(storage::files::insert(scope.connection, file, scope.now));
    return ok();
  }));
  return info_of(file);
}

Status FileService::keep(const platform::StoredBytes& bytes, std::string& sha256) const {
  auto made = TRY(platform::UnfinishedFile::create(media_));
  platform::Sha256 hash;
  TRY(bytes.for_each_piece([&](std::string_view piece) {
    hash.add(piece);
    return made.write(piece);
  }));
  sha256 = platform::hexadecimal(hash.finish());
  const std::filesystem::path path = path_of(sha256);
  TRY(platform::create_folder(path.parent_path()));
  // What is there already may come from an upload of the same bytes that is not on the disk yet.
  std::error_code failure;
  if (std::filesystem::exists(path, failure)) return platform::sync_folder(path.parent_path());
  return std::move(made).keep_as(path);
}

Result<FileService::Content> FileService::open(const Actor& actor, ReadScope& scope,
                                               FileId id) const {
  const auto found = TRY(storage::files::find(scope.connection, id));
  if (!found || !TRY(may_read_file(actor, scope, *found))) return Error{&errors::not_found};
  auto bytes = platform::StoredBytes::open(path_of(found->sha256));
  if (!bytes) return Error{&errors::internal, {}, {}, std::move(bytes.error().detail)};
  if (std::cmp_not_equal(bytes->size(), found->size_bytes)) {
    return Error{&errors::internal, {}, {}, "a stored file has another size than it had"};
  }
  return Content{info_of(*found), found->sha256, *std::move(bytes)};
}

}  // namespace cochin::app
