#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "app/access/access_views.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/conditional_fields/rule_book.hpp"
#include "domain/schema/choice_catalog.hpp"
#include "domain/schema/table.hpp"
#include "platform/clock/time_zone.hpp"

namespace cochin::storage {
class Database;
}
namespace cochin::storage::sql {
class Connection;
}

namespace cochin::app {

/// What shapes every answer, published as one immutable whole: swapped after the commit of a
/// change, read without a lock.
struct Catalog {
  domain::SchemaSnapshot schema;
  std::shared_ptr<const domain::ChoiceCatalog> choices;
  std::int64_t epoch = 0;  ///< grows with every change of schema, choices or rules; part of ETags
  std::shared_ptr<const domain::RuleBook> rules = std::make_shared<const domain::RuleBook>();
  /// What callers with fewer rights see of the schema.
  std::shared_ptr<AccessViews> views = std::make_shared<AccessViews>();
  /// Whose view `schema` is; nullptr: the whole.
  std::shared_ptr<const domain::AccessView> access = {};
};
using CatalogSnapshot = std::shared_ptr<const Catalog>;

/// What the clocks and calendars of the instance show; UTC without a zone.
struct LocalTime {
  Timestamp now;
  std::optional<platform::TimeZone> zone = {};

  Date today() const { return zone ? zone->day_of(now) : now.date_utc(); }
  /// As `platform::TimeZone::shown`.
  Timestamp shown(Timestamp instant) const { return zone ? zone->shown(instant) : instant; }
  Timestamp start_of(Date day) const {
    if (zone) return zone->to_instant(day, 0);
    return Timestamp{std::int64_t{day.days} * 86'400'000};
  }
};

/// One use case that only reads: a snapshot of the database and the catalog of the same moment.
struct ReadScope {
  storage::sql::Connection& connection;
  CatalogSnapshot catalog;
  Timestamp now;
  std::optional<platform::TimeZone> zone = {};

  const domain::Schema& schema() const { return *catalog->schema; }
  const domain::ChoiceCatalog& choices() const { return *catalog->choices; }
  LocalTime local_time() const { return {now, zone}; }
};

/// One use case that changes data, inside the writer's transaction: an error rolls its changes
/// back, success is answered after the commit. Its catalog is the whole one, whoever writes.
struct WriteScope {
  storage::sql::Connection& connection;
  CatalogSnapshot catalog;
  Timestamp now;
  std::optional<platform::TimeZone> zone = {};
  bool catalog_changed = false;  ///< set by the use case: the catalog is reloaded before the next
  bool rights_changed = false;   ///< set by the use case: users may do other things than before
  std::function<void()> after_commit =
      {};  ///< optional; quick; runs after the commit, on any thread

  const domain::Schema& schema() const { return *catalog->schema; }
  const domain::ChoiceCatalog& choices() const { return *catalog->choices; }
  LocalTime local_time() const { return {now, zone}; }
  /// With the system's view; `read_as` gives a caller's.
  ReadScope reading() const { return {connection, catalog, now, zone}; }
};

/// Where use cases run. `post_*` return false when the lane's queue is full: answer 503.
/// Thread-safe.
class Lanes {
 public:
  using Clock = std::function<Timestamp()>;

  /// Loads the catalog. `database` must outlive the lanes.
  /// `zone` is the instance's, for what expressions call today; empty: UTC.
  static Result<std::unique_ptr<Lanes>> open(storage::Database& database, Clock clock,
                                             std::optional<platform::TimeZone> zone = {});
  ~Lanes();

  /// The job gets no scope when the catalog cannot be read.
  bool post_read(std::function<void(Result<ReadScope>)> job);
  /// `run` on the writer thread in its own savepoint; `done` after the commit, or with the error.
  bool post_write(std::function<Status(WriteScope&)> run, std::function<void(Status)> done);
  /// Passwords only: two at a time, 64 waiting.
  bool post_hash(std::function<void()> job);
  bool post_background(std::function<void()> job);

  /// Blocking forms for the hash and background lanes, the command line and tests. Never from a
  /// read or write job.
  Status read_now(const std::function<Status(ReadScope&)>& job);
  Status write_now(const std::function<Status(WriteScope&)>& job);

  /// A long read on the calling thread, on a connection of its own: of one moment, and in nobody's
  /// way. Its queries fail after `limit` with `query_too_slow`. Never from a read or write job.
  Status read_long(std::chrono::milliseconds limit, const std::function<Status(ReadScope&)>& job);

  /// `hook` runs after every commit that changed what users may do, on any thread; quick. One at a
  /// time; an empty one ends it.
  void on_rights_changed(std::function<void()> hook);

  /// As `storage::Database::write_search_file`. May wait for a read.
  Status write_search_file(const std::function<Status(storage::sql::Connection&)>& job);
  Status check_search_file();

  CatalogSnapshot catalog() const;
  Timestamp now() const;

 private:
  struct State;
  explicit Lanes(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cochin::app
