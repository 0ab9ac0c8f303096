#pragma once

#include <filesystem>

#include "base/result.hpp"

namespace cochin::platform {

/// Where everything that must survive is kept. Every folder is 0700.
struct DataFolder {
  std::filesystem::path root;
  std::filesystem::path db;       ///< `db.sqlite3`, `search.sqlite3` and their logs
  std::filesystem::path media;    ///< attached files
  std::filesystem::path backups;  ///< archives, and the copies made before migrations
  std::filesystem::path logs;
  std::filesystem::path staticfiles;  ///< files the operator adds (logo)

  /// The main database file.
  std::filesystem::path database_file() const { return db / "db.sqlite3"; }
  /// The full-text indexes: made anew from the database when missing.
  std::filesystem::path search_file() const { return db / "search.sqlite3"; }
};

/// The layout under `root`, without touching the disk.
DataFolder data_folder_at(const std::filesystem::path& root);

/// Creates what is missing (0700) and returns the layout. Errors: internal, storage_full.
Result<DataFolder> open_data_folder(const std::filesystem::path& root);

}  // namespace cochin::platform
