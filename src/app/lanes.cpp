#include "app/lanes.hpp"

#include <charconv>
#include <mutex>
#include <optional>
#include <utility>

#include "base/error_catalog.hpp"
#include "platform/jobs/thread_pool.hpp"
#include "storage/database.hpp"
#include "storage/repositories/rule_repository.hpp"
#include "storage/repositories/schema_repository.hpp"

namespace cochin::app {

namespace {

using storage::sql::Connection;

constexpr std::string_view kReadEpoch =
    "SELECT CAST(value AS INTEGER) FROM database_setting WHERE key='catalog_epoch'";

constexpr std::string_view kWriteEpoch =
    "INSERT INTO database_setting(key,value) VALUES('catalog_epoch',?1)"
    " ON CONFLICT(key) DO UPDATE SET value=excluded.value";

/// The epoch is a row of the database: whoever sees a state of the data sees the epoch of its
/// schema, so that a catalog can never be used with data of another moment.
Result<std::int64_t> read_epoch(Connection& connection) {
  auto row = TRY(connection.prepare(kReadEpoch));
  return TRY(row.step()) ? row.integer(0) : 0;
}

Result<CatalogSnapshot> load_catalog(Connection& connection, std::int64_t epoch) {
  auto catalog = std::make_shared<Catalog>();
  auto schema = TRY(storage::schema::load(connection, epoch));
  catalog->choices = std::make_shared<const domain::ChoiceCatalog>(
      TRY(storage::schema::load_choices(connection, schema)));
  catalog->rules =
      std::make_shared<const domain::RuleBook>(schema, TRY(storage::rules::list(connection)));
  catalog->schema = std::make_shared<const domain::Schema>(std::move(schema));
  catalog->epoch = epoch;
  return CatalogSnapshot(std::move(catalog));
}

/// The newest committed catalog. A mutex, because `std::atomic<std::shared_ptr>` of libstdc++ 12
/// unlocks relaxed after a load, so that the next store races with it.
class NewestCatalog {
 public:
  CatalogSnapshot load() const {
    const std::lock_guard lock(mutex_);
    return catalog_;
  }

  /// A waiting thread may come with its own after a later one: the newest stays.
  void publish(CatalogSnapshot renewed) {
    const std::lock_guard lock(mutex_);
    if (!catalog_ || catalog_->epoch < renewed->epoch) catalog_.swap(renewed);
  }

 private:
  mutable std::mutex mutex_;
  CatalogSnapshot catalog_;
};

/// What one write leaves for the moment after its commit.
struct Outcome {
  CatalogSnapshot renewed;
  bool rights_changed = false;
  std::function<void()> after_commit;
};

/// Who wants to know that users may do other things than before.
class RightsHook {
 public:
  void set(std::function<void()> hook) {
    const std::lock_guard lock(mutex_);
    hook_ = std::move(hook);
  }
  void run() const {
    const std::lock_guard lock(mutex_);
    if (hook_) hook_();
  }

 private:
  mutable std::mutex mutex_;
  std::function<void()> hook_;
};

}  // namespace

struct Lanes::State {
  State(storage::Database& opened, Clock now_clock, std::optional<platform::TimeZone> instance_zone)
      : database(opened),
        clock(std::move(now_clock)),
        zone(instance_zone),
        hash({.threads = 2, .queue_limit = 64}) {}

  storage::Database& database;
  const Clock clock;
  const std::optional<platform::TimeZone> zone;
  NewestCatalog published;
  RightsHook rights_hook;
  CatalogSnapshot uncommitted;  ///< writer thread only: the last one it made
  std::int64_t last_epoch = 0;  ///< writer thread only: never given twice
  platform::ThreadPool hash;    ///< last: its threads end before what they use

  /// Once for the jobs that see the same state.
  Result<CatalogSnapshot> catalog_of_reader(Connection& connection) {
    if (connection.kept()) return std::static_pointer_cast<const Catalog>(connection.kept());
    CatalogSnapshot catalog = TRY(catalog_of(connection));
    connection.keep(catalog);
    return catalog;
  }

  Result<CatalogSnapshot> catalog_of(Connection& connection) {
    const std::int64_t epoch = TRY(read_epoch(connection));
    CatalogSnapshot current = published.load();
    if (current && current->epoch == epoch) return current;
    return load_catalog(connection, epoch);
  }

  Result<CatalogSnapshot> catalog_of_writer(Connection& connection) {
    const std::int64_t epoch = TRY(read_epoch(connection));
    if (uncommitted && uncommitted->epoch == epoch) return uncommitted;
    uncommitted = TRY(catalog_of(connection));
    return uncommitted;
  }

  /// Gives the changed catalog its epoch, inside the transaction that changed it.
  Result<CatalogSnapshot> renew_catalog(Connection& connection) {
    last_epoch = std::max(last_epoch, TRY(read_epoch(connection))) + 1;
    auto write = TRY(connection.prepare(kWriteEpoch));
    TRY(write.bind_all(std::to_string(last_epoch)).run());
    uncommitted = TRY(load_catalog(connection, last_epoch));
    return uncommitted;
  }

  Status run_write(Connection& connection, const std::function<Status(WriteScope&)>& job,
                   Outcome& outcome) {
    WriteScope scope{connection, TRY(catalog_of_writer(connection)), clock(), zone};
    TRY(job(scope));
    if (scope.catalog_changed) outcome.renewed = TRY(renew_catalog(connection));
    outcome.rights_changed = scope.rights_changed;
    outcome.after_commit = std::move(scope.after_commit);
    return ok();
  }

  void after_commit(const Outcome& outcome) {
    if (outcome.renewed) published.publish(outcome.renewed);
    if (outcome.rights_changed) rights_hook.run();
    if (outcome.after_commit) outcome.after_commit();
  }

  Status run_read(Connection& connection, const std::function<Status(ReadScope&)>& job) {
    ReadScope scope{connection, TRY(catalog_of_reader(connection)), clock(), zone};
    return job(scope);
  }
};

Lanes::Lanes(std::unique_ptr<State> state) : state_(std::move(state)) {}
Lanes::~Lanes() = default;

Result<std::unique_ptr<Lanes>> Lanes::open(storage::Database& database, Clock clock,
                                           std::optional<platform::TimeZone> zone) {
  auto state = std::make_unique<State>(database, std::move(clock), zone);
  TRY(database.read_now([&](Connection& connection) -> Status {
    const std::int64_t epoch = TRY(read_epoch(connection));
    state->published.publish(TRY(load_catalog(connection, epoch)));
    return ok();
  }));
  return std::unique_ptr<Lanes>(new Lanes(std::move(state)));
}

bool Lanes::post_read(std::function<void(Result<ReadScope>)> job) {
  // What throws before the job can be told anything would be lost on whoever waits for it.
  return state_->database.post_read([this, job = std::move(job)](Connection& connection) noexcept {
    auto catalog = state_->catalog_of_reader(connection);
    if (!catalog) return job(std::move(catalog).error());
    job(ReadScope{connection, *std::move(catalog), state_->clock(), state_->zone});
  });
}

bool Lanes::post_write(std::function<Status(WriteScope&)> run, std::function<void(Status)> done) {
  auto outcome = std::make_shared<Outcome>();
  storage::WriteJob job;
  job.run = [this, outcome, run = std::move(run)](Connection& connection) -> Status {
    return state_->run_write(connection, run, *outcome);
  };
  job.done = [this, outcome, done = std::move(done)](Status status) noexcept {
    if (status) state_->after_commit(*outcome);
    if (done) done(std::move(status));
  };
  return state_->database.post_write(std::move(job));
}

bool Lanes::post_hash(std::function<void()> job) { return state_->hash.post(std::move(job)); }

bool Lanes::post_background(std::function<void()> job) {
  return state_->database.post_background(std::move(job));
}

Status Lanes::read_now(const std::function<Status(ReadScope&)>& job) {
  return state_->database.read_now(
      [&](Connection& connection) { return state_->run_read(connection, job); });
}

Status Lanes::read_long(std::chrono::milliseconds limit,
                        const std::function<Status(ReadScope&)>& job) {
  return state_->database.read_long(
      limit, [&](Connection& connection) { return state_->run_read(connection, job); });
}

Status Lanes::write_now(const std::function<Status(WriteScope&)>& job) {
  Outcome outcome;
  TRY(state_->database.write_now(
      [&](Connection& connection) { return state_->run_write(connection, job, outcome); }));
  state_->after_commit(outcome);
  return ok();
}

void Lanes::on_rights_changed(std::function<void()> hook) {
  state_->rights_hook.set(std::move(hook));
}

Status Lanes::write_search_file(const std::function<Status(Connection&)>& job) {
  return state_->database.write_search_file(job);
}

Status Lanes::check_search_file() { return state_->database.check_search_file(); }

CatalogSnapshot Lanes::catalog() const { return state_->published.load(); }
Timestamp Lanes::now() const { return state_->clock(); }

}  // namespace cochin::app
