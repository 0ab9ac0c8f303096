#include "platform/files/data_folder.hpp"

#include "platform/files/durable_file.hpp"

namespace cochin::platform {

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
  for (const auto* part : {&folder.root, &folder.db, &folder.media, &folder.backups, &folder.logs,
                           &folder.staticfiles}) {
    TRY(create_folder(*part));
  }
  return folder;
}

}  // namespace cochin::platform
