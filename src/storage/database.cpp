#include "storage/database.hpp"

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

#include "base/error_catalog.hpp"
#include "platform/files/durable_file.hpp"
#include "storage/lanes/waiting_call.hpp"

namespace cochin::storage {

namespace {

/// The first version without the bug that loses the log when a write meets a checkpoint.
constexpr int kOldestSoundEngine = 3'051'003;
constexpr std::size_t kFewestReaders = 2;

std::size_t reader_count(const DatabaseOptions& options) {
  if (options.reader_threads > 0) return options.reader_threads;
  return std::max<std::size_t>(std::thread::hardware_concurrency(), kFewestReaders);
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
                .readers = {}};
  const std::filesystem::path file = folder.database_file();
  TRY(platform::create_private_file(file));
  opened.writer = TRY(sql::Connection::open(file, {sql::AccessMode::kWrite, options.file_system}));
  TRY(migrate(*opened.writer, options.migrations, folder, options.clock));
  opened.mover =
      TRY(sql::Connection::open(file, {sql::AccessMode::kCheckpoint, options.file_system}));
  for (std::size_t i = 0; i < reader_count(options); ++i) {
    opened.readers.push_back(
        TRY(sql::Connection::open(file, {sql::AccessMode::kRead, options.file_system})));
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

Result<std::unique_ptr<sql::Connection>> Database::open_reader() const {
  return sql::Connection::open(folder_.database_file(), {sql::AccessMode::kRead, file_system_});
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
}

void Database::check_may_wait() const {
  CHECK(!read_lane_.is_current_thread());
  CHECK(!write_lane_.is_current_thread());
}

}  // namespace cochin::storage
