#include "platform/files/data_folder.hpp"

#include <sys/stat.h>

#include <cerrno>

#include "platform/files/durable_file.hpp"

namespace cochin::platform {

namespace {

constexpr mode_t kFolderMode = 0700;

Status make_private_folder(const std::filesystem::path& folder) {
  if (::mkdir(folder.c_str(), kFolderMode) != 0 && errno != EEXIST) {
    return system_error(errno, "create", folder);
  }
  struct stat facts{};
  if (::stat(folder.c_str(), &facts) != 0) return system_error(errno, "inspect", folder);
  if (!S_ISDIR(facts.st_mode)) return system_error(ENOTDIR, "open", folder);
  return ok();
}

}  // namespace

DataFolder data_folder_at(const std::filesystem::path& root) {
  return DataFolder{.root = root,
                    .db = root / "db",
                    .media = root / "media",
                    .backups = root / "backups",
                    .logs = root / "logs",
                    .staticfiles = root / "staticfiles"};
}

Result<DataFolder> open_data_folder(const std::filesystem::path& root) {
  std::error_code failure;
  const std::filesystem::path absolute = std::filesystem::absolute(root, failure);
  if (failure) return system_error(failure.value(), "resolve", root);
  const DataFolder folder = data_folder_at(absolute.lexically_normal());
  std::filesystem::create_directories(folder.root.parent_path(), failure);
  if (failure) return system_error(failure.value(), "create", folder.root);
  for (const auto* part : {&folder.root, &folder.db, &folder.media, &folder.backups, &folder.logs,
                           &folder.staticfiles}) {
    TRY(make_private_folder(*part));
  }
  return folder;
}

}  // namespace cochin::platform
