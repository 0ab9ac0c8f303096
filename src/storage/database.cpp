#include "storage/database.hpp"

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

#include "base/error_catalog.hpp"
#include "platform/files/durable_file.hpp"
#include "storage/lanes/waiting_call.hpp"
#include "storage/repositories/search_file.hpp"

namespace cochin::storage {

namespace {

/// The first version without the bug that loses the log when a write meets a checkpoint.
constexpr int kOldestSoundEngine = 3'051'003;
constexpr std::size_t kFewestReaders = 2;

std::size_t reader_count(const DatabaseOptions& options) {
  if (options.reader_threads > 0) return options.reader_threads;
  return std::max<std::size_t>(std::thread::hardware_concurrency(), kFewestReaders);
}

/// So much of the log of the search file is moved at once, and from so much on its readers are
/// waited for.
constexpr int kSearchLogPages = 1000;
constexpr int kLongSearchLogPages = 8000;

Result<std::unique_ptr<sql::Connection>> open_usable(const std::filesystem::path& file,
                                                     const std::string& file_system) {
  TRY(platform::create_private_file(file));
  auto connection = TRY(sql::Connection::open(file, {sql::AccessMode::kIndex, file_system}));
  TRY(search::prepare(*connection));
  return connection;
}

/// What is damaged or of another version is made anew.
Result<std::unique_ptr<sql::Connection>> open_search_file(const std::filesystem::path& file,
                                                          const std::string& file_system) {
  auto opened = open_usable(file, file_system);
  if (opened || opened.error().code() != ErrorCode::kInternal) return opened;
  for (const char* part : {"", "-wal", "-shm"}) {
    std::error_code failure;
    std::filesystem::remove(file.string() + part, failure);
    if (failure) return platform::system_error(failure.value(), "remove", file);
  }
  return open_usable(file, file_system);
}

void move_search_log(sql::Connection& connection) {
  using Checkpoint = sql::Connection::Checkpoint;
  const int pages = connection.log_pages();
  if (pages < kSearchLogPages) return;
  const auto how = pages < kLongSearchLogPages ? Checkpoint::kPassive : Checkpoint::kRestart;
  // What cannot be moved now is moved after the next change.
  static_cast<void>(connection.checkpoint(how).has_value());
}

Error closed_search_file() {
  return Error{&errors::unavailable, {}, {}, "the search file is closed"};
}

Error busy() { return Error{&errors::unavailable, {}, {}, "the queue is full or closed"}; }

}  // namespace

Result<Database::Opened> Database::open_connections(const platform::DataFolder& folder,
                                                    const DatabaseOptions& options) {
  if (sql::Connection::engine_version() < kOldestSoundEngine) {
    return Error{&errors::internal, {}, {}, "SQLite is older than 3.51.3"};
  }
  Opened opened{.lock = TRY(platform::FolderLock::acquire(folder.root)),
                .writer = {},
                .mover = {},
                .readers = {},
                .search_file = {}};
  const std::filesystem::path file = folder.database_file();
  TRY(platform::create_private_file(file));
  opened.writer = TRY(sql::Connection::open(file, {sql::AccessMode::kWrite, options.file_system}));
  TRY(migrate(*opened.writer, options.migrations, folder, options.clock));
  opened.mover =
      TRY(sql::Connection::open(file, {sql::AccessMode::kCheckpoint, options.file_system}));
  opened.search_file = TRY(open_search_file(folder.search_file(), options.file_system));
  for (std::size_t i = 0; i < reader_count(options); ++i) {
    opened.readers.push_back(TRY(sql::Connection::open(
        file, {sql::AccessMode::kRead, options.file_system, folder.search_file()})));
  }
  return opened;
}

Result<std::unique_ptr<Database>> Database::open(const platform::DataFolder& folder,
                                                 DatabaseOptions options) {
  Opened opened = TRY(open_connections(folder, options));
  std::unique_ptr<Database> database(new Database(folder, std::move(options), std::move(opened)));
  return database;
}

Database::Database(const platform::DataFolder& folder, DatabaseOptions options, Opened opened)
    : folder_(folder),
      file_system_(std::move(options.file_system)),
      wait_limit_(options.wait_limit),
      report_defect_(options.read.report_defect),
      lock_(std::move(opened.lock)),
      write_lane_(std::move(opened.writer), std::move(opened.mover), std::move(options.write)),
      read_lane_(std::move(opened.readers), read_options(std::move(options.read))),
      search_file_(std::move(opened.search_file)),
      background_(std::move(options.background)) {}

Database::~Database() { stop(); }

ReadLane::Options Database::read_options(ReadLane::Options options) const {
  options.count_commits = [this] { return write_lane_.counters().commits; };
  return options;
}

Status Database::read_now(const Work& work) {
  check_may_wait();
  const auto call = std::make_shared<WaitingCall>();
  const bool is_posted = post_read([call, &work, this](sql::Connection& connection) {
    if (!call->begin()) return;
    Status status = Error{&errors::internal, {}, {}, "an exception left a read job"};
    platform::run_guarded([&] { status = work(connection); }, report_defect_);
    call->finish(std::move(status));
  });
  return is_posted ? call->wait(wait_limit_) : busy();
}

Status Database::write_now(const Work& work) {
  check_may_wait();
  const auto call = std::make_shared<WaitingCall>();
  WriteJob job;
  job.run = [call, &work](sql::Connection& connection) -> Status {
    return call->begin() ? work(connection) : busy();
  };
  job.done = [call](Status status) { call->finish(std::move(status)); };
  return post_write(std::move(job)) ? call->wait(wait_limit_) : busy();
}

Status Database::write_search_file(const Work& work) {
  const std::lock_guard lock(search_file_mutex_);
  if (!search_file_) return closed_search_file();
  const auto change = [&]() -> Status {
    auto transaction = TRY(sql::Transaction::begin(*search_file_, sql::Transaction::Kind::kWrite));
    TRY(work(*search_file_));
    return transaction.commit();
  };
  Status changed = Error{&errors::internal, {}, {}, "an exception left a change of the file"};
  platform::run_guarded([&] { changed = change(); }, report_defect_);
  move_search_log(*search_file_);
  if (search_file_->has_failed()) condemn_search_file();
  return changed;
}

Status Database::check_search_file() {
  const std::lock_guard lock(search_file_mutex_);
  if (!search_file_) return closed_search_file();
  Status checked = search::check(*search_file_);
  if (!checked) condemn_search_file();
  return checked;
}

/// A disk that does not even take that leaves the file as it was after its last whole change.
void Database::condemn_search_file() {
  static_cast<void>(search::condemn(*search_file_).has_value());
  search_file_.reset();
}

Result<std::unique_ptr<sql::Connection>> Database::open_reader() const {
  return sql::Connection::open(folder_.database_file(),
                               {sql::AccessMode::kRead, file_system_, folder_.search_file()});
}

Status Database::read_long(std::chrono::milliseconds limit, const Work& work) const {
  const auto connection = TRY(open_reader());
  connection->set_deadline(std::chrono::steady_clock::now() + limit);
  const auto snapshot =
      TRY(sql::Transaction::begin(*connection, sql::Transaction::Kind::kSnapshot));
  return work(*connection);
}

void Database::stop() {
  is_stopping_ = true;
  background_.stop();
  read_lane_.stop();
  write_lane_.stop();
  const std::lock_guard lock(search_file_mutex_);
  search_file_.reset();
}

void Database::check_may_wait() const {
  CHECK(!read_lane_.is_current_thread());
  CHECK(!write_lane_.is_current_thread());
}

}  // namespace cochin::storage
