// A disk that fails, under the real program: LD_PRELOAD this library. It stands between the program
// and the C library for the files under one folder, remembers what was not synced yet, and can
//  - cut the power at a chosen operation: what was not synced is kept, forgotten or torn by sectors
//    of 512 bytes, also creations, renames and removals that no sync of the folder has confirmed;
//  - make syncs fail, make them lie, refuse to let files grow, or fail to read.
//
//   UNRELIABLE_DISK        the control block (struct Control), in a folder for what it sets aside
//   UNRELIABLE_DISK_ROOT   the folder whose files it watches
//
// Memory shared between processes (`-shm`) and locks do not outlive a power cut and are not
// watched.

#undef _FORTIFY_SOURCE  // its inline wrappers have the names that this library defines

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

enum Fault : std::uint32_t { kNone, kSyncFails, kSyncLies, kDiskFull, kReadFails };

/// Shared with the test, which writes the first three numbers.
struct Control {
  std::atomic<std::uint32_t> fault;
  std::atomic<std::uint32_t> cut_at;  ///< the operation before which the power goes; 0: never
  std::atomic<std::uint32_t> seed;
  std::atomic<std::uint32_t> operations;  ///< so far
};

constexpr std::size_t kSectorBytes = 512;
constexpr std::size_t kMaxDescriptors = 65'536;

template <typename Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

auto real_open() {
  static const auto function = real<int (*)(const char*, int, ...)>("open64");
  return function;
}
auto real_close() {
  static const auto function = real<int (*)(int)>("close");
  return function;
}
auto real_pread() {
  static const auto function = real<ssize_t (*)(int, void*, std::size_t, off_t)>("pread64");
  return function;
}
auto real_pwrite() {
  static const auto function = real<ssize_t (*)(int, const void*, std::size_t, off_t)>("pwrite64");
  return function;
}
auto real_write() {
  static const auto function = real<ssize_t (*)(int, const void*, std::size_t)>("write");
  return function;
}
auto real_truncate() {
  static const auto function = real<int (*)(int, off_t)>("ftruncate64");
  return function;
}
auto real_rename() {
  static const auto function = real<int (*)(const char*, const char*)>("rename");
  return function;
}
auto real_unlink() {
  static const auto function = real<int (*)(const char*)>("unlink");
  return function;
}

/// One change of bytes that no sync has confirmed.
struct Overwritten {
  off_t offset;
  std::string before;  ///< what was there, as far as the file went
  bool is_whole;       ///< a shortening: undone whole or not at all
};

struct File {
  int descriptor = -1;  ///< our own; never closed, because closing would drop the program's locks
  off_t synced_size = 0;
  bool is_folder = false;
  std::string path;  ///< of a folder
  std::vector<Overwritten> unsynced;
};

/// One change of a folder that no sync of the folder has confirmed.
struct Renaming {
  enum class Kind { kCreate, kMakeFolder, kRename, kRemove } kind;
  std::string path;
  std::string to;     ///< of a renaming
  std::string saved;  ///< what stood there before, under another name; may be empty
  /// Whose sync confirms it.
  std::string folder() const { return fs::path(kind == Kind::kRename ? to : path).parent_path(); }
};

class Disk {
 public:
  static Disk& instance() {
    static auto* disk = new Disk;
    return *disk;
  }

  bool watches(std::string_view path) const {
    const bool is_inside = path == root_ || path.starts_with(root_ + "/");
    return control_ != nullptr && is_inside && !path.ends_with("-shm") && !path.ends_with("/lock");
  }

  std::mutex& mutex() { return mutex_; }
  Fault fault() const { return control_ == nullptr ? kNone : Fault(control_->fault.load()); }

  /// Counts one operation, and cuts the power when its time has come.
  void step() {
    const std::uint32_t now = ++control_->operations;
    const std::uint32_t end = control_->cut_at;
    if (end != 0 && now >= end) cut();
  }

  File* file_of(int descriptor) {
    const auto index = static_cast<std::size_t>(descriptor);
    return index < open_.size() ? open_[index].load() : nullptr;
  }

  void opened(int descriptor, const std::string& path) {
    const auto index = static_cast<std::size_t>(descriptor);
    if (index < open_.size()) open_[index] = watches(path) ? &find(descriptor, path) : nullptr;
  }
  void closed(int descriptor) {
    const auto index = static_cast<std::size_t>(descriptor);
    if (index < open_.size()) open_[index] = nullptr;
  }

  void remember_bytes(File& file, off_t offset, std::size_t size, bool is_whole) {
    std::string before(size, '\0');
    const ssize_t got = real_pread()(file.descriptor, before.data(), size, offset);
    before.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    file.unsynced.push_back({offset, std::move(before), is_whole});
  }
  void remember_renaming(Renaming renaming) { renamings_.push_back(std::move(renaming)); }

  /// Another name for the file at `path`, so that its content outlives the name; "" without one.
  /// The process is part of the name: one that was killed leaves its own behind.
  std::string set_aside(const std::string& path) {
    const std::string name =
        aside_ + "/aside." + std::to_string(::getpid()) + "." + std::to_string(next_aside_++);
    return ::link(path.c_str(), name.c_str()) == 0 ? name : "";
  }

  void synced(File& file) {
    if (file.is_folder) {
      std::erase_if(renamings_, [&](const Renaming& one) { return one.folder() == file.path; });
      return;
    }
    file.unsynced.clear();
    file.synced_size = size_of(file.descriptor);
  }

  static off_t size_of(int descriptor) {
    struct stat facts{};
    return ::fstat(descriptor, &facts) == 0 ? facts.st_size : 0;
  }

 private:
  Disk() {
    const char* control = std::getenv("UNRELIABLE_DISK");
    const char* root = std::getenv("UNRELIABLE_DISK_ROOT");
    if (control == nullptr || root == nullptr) return;
    const int file = real_open()(control, O_RDWR | O_CLOEXEC);
    void* block = ::mmap(nullptr, sizeof(Control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (block == MAP_FAILED) std::abort();
    control_ = static_cast<Control*>(block);
    root_ = root;
    aside_ = fs::path(control).parent_path();
    random_.seed(control_->seed);
  }

  File& find(int descriptor, const std::string& path) {
    struct stat facts{};
    ::fstat(descriptor, &facts);
    const auto [place, is_new] = files_.try_emplace({facts.st_dev, facts.st_ino});
    File& file = place->second;
    if (!is_new) return file;
    file.is_folder = S_ISDIR(facts.st_mode);
    file.path = fs::path(path).lexically_normal();
    file.synced_size = facts.st_size;
    if (!file.is_folder) {
      const std::string same = "/proc/self/fd/" + std::to_string(descriptor);
      file.descriptor = real_open()(same.c_str(), O_RDWR | O_CLOEXEC);
    }
    return file;
  }

  bool flip() { return (random_() & 1) != 0; }

  [[noreturn]] void cut() {
    const Loss loss = Loss(random_() % 4);
    for (auto& [id, file] : files_) {
      if (!file.is_folder) forget_bytes(file, loss);
    }
    forget_renamings(loss);
    ::kill(::getpid(), SIGKILL);
    for (;;) ::pause();
  }

  enum class Loss { kEverything, kNothing, kWrites, kSectors };

  void forget_bytes(File& file, Loss loss) {
    if (loss == Loss::kNothing) return;
    for (auto change = file.unsynced.rbegin(); change != file.unsynced.rend(); ++change) {
      if (loss == Loss::kSectors && !change->is_whole) {
        forget_sectors(file, *change);
      } else if (loss == Loss::kEverything || flip()) {
        put_back(file, change->offset, change->before);
      }
    }
    const bool grew = size_of(file.descriptor) > file.synced_size;
    if (grew && (loss == Loss::kEverything || flip())) {
      real_truncate()(file.descriptor, file.synced_size);
    }
  }

  void forget_sectors(File& file, const Overwritten& change) {
    for (std::size_t start = 0; start < change.before.size();) {
      const auto position = static_cast<std::size_t>(change.offset) + start;
      const std::size_t size =
          std::min(kSectorBytes - position % kSectorBytes, change.before.size() - start);
      if (flip()) {
        put_back(file, static_cast<off_t>(position),
                 std::string_view(change.before).substr(start, size));
      }
      start += size;
    }
  }

  static void put_back(const File& file, off_t offset, std::string_view bytes) {
    if (!bytes.empty()) real_pwrite()(file.descriptor, bytes.data(), bytes.size(), offset);
  }

  /// Of each folder the changes up to some moment stay, as a journal keeps them.
  void forget_renamings(Loss loss) {
    if (loss == Loss::kNothing) return;
    std::map<std::string, std::size_t> unsynced, kept;
    for (const Renaming& one : renamings_) ++unsynced[one.folder()];
    for (const auto& [folder, count] : unsynced) {
      kept[folder] = loss == Loss::kEverything ? 0 : random_() % (count + 1);
    }
    for (auto one = renamings_.rbegin(); one != renamings_.rend(); ++one) {
      const std::string folder = one->folder();
      if (unsynced[folder]-- > kept[folder]) undo(*one);
    }
  }

  static void undo(const Renaming& one) {
    std::error_code ignored;
    switch (one.kind) {
      case Renaming::Kind::kCreate: real_unlink()(one.path.c_str()); break;
      case Renaming::Kind::kMakeFolder: remove_tree(one.path); break;
      case Renaming::Kind::kRename: real_rename()(one.to.c_str(), one.path.c_str()); break;
      case Renaming::Kind::kRemove: break;
    }
    const std::string& place = one.kind == Renaming::Kind::kRename ? one.to : one.path;
    if (!one.saved.empty()) real_rename()(one.saved.c_str(), place.c_str());
  }

  static void remove_tree(const fs::path& folder) {
    std::error_code failure;
    std::vector<fs::path> folders = {folder};
    for (const auto& entry : fs::recursive_directory_iterator(folder, failure)) {
      if (entry.is_directory(failure))
        folders.push_back(entry.path());
      else
        real_unlink()(entry.path().c_str());
    }
    std::ranges::sort(folders, std::greater<>{});
    for (const fs::path& one : folders) ::rmdir(one.c_str());
  }

  Control* control_ = nullptr;
  std::string root_, aside_;
  std::mutex mutex_;
  std::mt19937 random_;
  std::map<std::pair<dev_t, ino_t>, File> files_;
  std::deque<Renaming> renamings_;
  std::size_t next_aside_ = 0;
  std::array<std::atomic<File*>, kMaxDescriptors> open_{};
};

std::string absolute(const char* path) { return fs::absolute(path).lexically_normal(); }

int open_watched(const char* path, int flags, mode_t mode) {
  Disk& disk = Disk::instance();
  const std::string full = absolute(path);
  if (!disk.watches(full)) {
    const int descriptor = real_open()(path, flags, mode);
    disk.closed(descriptor);
    return descriptor;
  }
  const std::lock_guard lock(disk.mutex());
  const bool is_new = (flags & O_CREAT) != 0 && ::access(path, F_OK) != 0;
  if (is_new) disk.step();
  const int descriptor = real_open()(path, flags, mode);
  if (descriptor >= 0 && is_new) disk.remember_renaming({Renaming::Kind::kCreate, full, {}, {}});
  disk.opened(descriptor, full);
  return descriptor;
}

int make_temporary(const char* function, char* pattern, int flags) {
  const int descriptor = real<int (*)(char*, int)>(function)(pattern, flags);
  Disk& disk = Disk::instance();
  const std::string full = absolute(pattern);
  if (descriptor < 0 || !disk.watches(full)) return descriptor;
  const std::lock_guard lock(disk.mutex());
  disk.step();
  disk.remember_renaming({Renaming::Kind::kCreate, full, {}, {}});
  disk.opened(descriptor, full);
  return descriptor;
}

/// As a full disk does it: what is there may be overwritten, but no file grows.
bool has_room(const Disk& disk, const File& file, off_t end) {
  return disk.fault() != kDiskFull || end <= Disk::size_of(file.descriptor);
}

ssize_t write_watched(File& file, off_t offset, std::size_t size, auto&& write) {
  Disk& disk = Disk::instance();
  const std::lock_guard lock(disk.mutex());
  disk.step();
  if (!has_room(disk, file, offset + static_cast<off_t>(size))) {
    errno = ENOSPC;
    return -1;
  }
  disk.remember_bytes(file, offset, size, false);
  return write();
}

ssize_t pwrite_any(int descriptor, const void* bytes, std::size_t size, off_t offset) {
  const auto write = [&] { return real_pwrite()(descriptor, bytes, size, offset); };
  File* file = Disk::instance().file_of(descriptor);
  return file == nullptr ? write() : write_watched(*file, offset, size, write);
}

ssize_t pread_any(int descriptor, void* bytes, std::size_t size, off_t offset) {
  Disk& disk = Disk::instance();
  if (disk.file_of(descriptor) != nullptr && disk.fault() == kReadFails) {
    errno = EIO;
    return -1;
  }
  return real_pread()(descriptor, bytes, size, offset);
}

int truncate_any(int descriptor, off_t size) {
  Disk& disk = Disk::instance();
  File* file = disk.file_of(descriptor);
  if (file == nullptr) return real_truncate()(descriptor, size);
  const std::lock_guard lock(disk.mutex());
  disk.step();
  const off_t before = Disk::size_of(file->descriptor);
  if (size > before && disk.fault() == kDiskFull) {
    errno = ENOSPC;
    return -1;
  }
  if (size < before) {
    disk.remember_bytes(*file, size, static_cast<std::size_t>(before - size), true);
  }
  return real_truncate()(descriptor, size);
}

int sync_any(const char* function, int descriptor) {
  Disk& disk = Disk::instance();
  File* file = disk.file_of(descriptor);
  if (file == nullptr) return real<int (*)(int)>(function)(descriptor);
  const std::lock_guard lock(disk.mutex());
  disk.step();
  if (disk.fault() == kSyncFails) {
    errno = EIO;
    return -1;
  }
  // Nothing is pushed to the machine's own disk: its power stays on.
  if (disk.fault() != kSyncLies) disk.synced(*file);
  return 0;
}

int remove_any(const char* function, const char* path) {
  const auto remove = real<int (*)(const char*)>(function);
  Disk& disk = Disk::instance();
  const std::string full = absolute(path);
  if (!disk.watches(full)) return remove(path);
  const std::lock_guard lock(disk.mutex());
  disk.step();
  std::string saved = disk.set_aside(full);
  const int result = remove(path);
  if (result == 0) disk.remember_renaming({Renaming::Kind::kRemove, full, {}, std::move(saved)});
  return result;
}

}  // namespace

extern "C" {

// NOLINTBEGIN
#define OPEN(name)                                                    \
  int name(const char* path, int flags, ...) {                        \
    va_list rest;                                                     \
    va_start(rest, flags);                                            \
    const mode_t mode = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                     \
    return open_watched(path, flags, mode);                           \
  }
OPEN(open)
OPEN(open64)
// What g++ calls instead, under `_FORTIFY_SOURCE`, where the flags create nothing.
int __open_2(const char* path, int flags) { return open_watched(path, flags, 0); }
int __open64_2(const char* path, int flags) { return open_watched(path, flags, 0); }
// NOLINTEND

int mkostemp(char* pattern, int flags) { return make_temporary("mkostemp", pattern, flags); }
int mkostemp64(char* pattern, int flags) { return make_temporary("mkostemp64", pattern, flags); }

int close(int descriptor) {
  Disk::instance().closed(descriptor);
  return real_close()(descriptor);
}

int mkdir(const char* path, mode_t mode) {
  Disk& disk = Disk::instance();
  const auto make = real<int (*)(const char*, mode_t)>("mkdir");
  const std::string full = absolute(path);
  if (!disk.watches(full)) return make(path, mode);
  const std::lock_guard lock(disk.mutex());
  disk.step();
  const int result = make(path, mode);
  if (result == 0) disk.remember_renaming({Renaming::Kind::kMakeFolder, full, {}, {}});
  return result;
}

int rename(const char* from, const char* to) {
  Disk& disk = Disk::instance();
  const std::string full = absolute(from);
  if (!disk.watches(full)) return real_rename()(from, to);
  const std::lock_guard lock(disk.mutex());
  disk.step();
  std::string saved = disk.set_aside(absolute(to));
  const int result = real_rename()(from, to);
  if (result == 0) {
    disk.remember_renaming({Renaming::Kind::kRename, full, absolute(to), std::move(saved)});
  }
  return result;
}

int unlink(const char* path) { return remove_any("unlink", path); }
int remove(const char* path) { return remove_any("remove", path); }

ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t offset) {
  return pwrite_any(file, bytes, size, offset);
}
ssize_t pwrite64(int file, const void* bytes, std::size_t size, off_t offset) {
  return pwrite_any(file, bytes, size, offset);
}
ssize_t pread(int file, void* bytes, std::size_t size, off_t offset) {
  return pread_any(file, bytes, size, offset);
}
ssize_t pread64(int file, void* bytes, std::size_t size, off_t offset) {
  return pread_any(file, bytes, size, offset);
}

ssize_t write(int descriptor, const void* bytes, std::size_t size) {
  const auto plain = [&] { return real_write()(descriptor, bytes, size); };
  File* file = Disk::instance().file_of(descriptor);
  if (file == nullptr || file->is_folder) return plain();
  return write_watched(*file, ::lseek(descriptor, 0, SEEK_CUR), size, plain);
}

int ftruncate(int descriptor, off_t size) { return truncate_any(descriptor, size); }
int ftruncate64(int descriptor, off_t size) { return truncate_any(descriptor, size); }
int fsync(int descriptor) { return sync_any("fsync", descriptor); }
int fdatasync(int descriptor) { return sync_any("fdatasync", descriptor); }

}  // extern "C"
