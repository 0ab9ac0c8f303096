#include "support/faulty_file_system.hpp"

#include "base/check.hpp"

namespace cochin::testing {

FaultyFileSystem::FaultyFileSystem()
    : name_("faulty-" + std::to_string(reinterpret_cast<std::uintptr_t>(this))) {
  sqlite3_vfs* real = sqlite3_vfs_find(nullptr);
  CHECK(real != nullptr);
  static_cast<sqlite3_vfs&>(system_) = *real;
  system_.zName = name_.c_str();
  system_.pNext = nullptr;
  system_.xOpen = open;
  system_.owner = this;
  CHECK(sqlite3_vfs_register(&system_, 0) == SQLITE_OK);
}

FaultyFileSystem::~FaultyFileSystem() { sqlite3_vfs_unregister(&system_); }

int FaultyFileSystem::open(sqlite3_vfs* system, sqlite3_filename name, sqlite3_file* file,
                           int flags, int* granted) {
  FaultyFileSystem* owner = static_cast<FileSystem*>(system)->owner;
  const int code = sqlite3_vfs_find(nullptr)->xOpen(system, name, file, flags, granted);
  if (code != SQLITE_OK || file->pMethods == nullptr) return code;
  file->pMethods = &owner->wrapped(file->pMethods, (flags & SQLITE_OPEN_MAIN_DB) != 0);
  return code;
}

const FaultyFileSystem::Methods& FaultyFileSystem::wrapped(const sqlite3_io_methods* real,
                                                           bool is_main) {
  const std::lock_guard lock(mutex_);
  for (const Methods& methods : methods_) {
    if (methods.real == real && methods.is_main == is_main) return methods;
  }
  Methods& methods = methods_.emplace_back();
  static_cast<sqlite3_io_methods&>(methods) = *real;
  methods.xSync = sync;
  methods.xWrite = write;
  methods.owner = this;
  methods.real = real;
  methods.is_main = is_main;
  return methods;
}

int FaultyFileSystem::sync(sqlite3_file* file, int flags) {
  const auto* methods = static_cast<const Methods*>(file->pMethods);
  const Fault fault = methods->owner->fault_;
  if (fault == Fault::kSyncFails) return SQLITE_IOERR_FSYNC;
  if (fault == Fault::kMainSyncFails && methods->is_main) return SQLITE_IOERR_FSYNC;
  return methods->real->xSync(file, flags);
}

int FaultyFileSystem::write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  const auto* methods = static_cast<const Methods*>(file->pMethods);
  if (methods->owner->fault_ == Fault::kDiskFull) return SQLITE_FULL;
  return methods->real->xWrite(file, bytes, size, offset);
}

}  // namespace cochin::testing
