#include "storage/migrations/migration.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>

#include "base/error_catalog.hpp"
#include "platform/files/durable_file.hpp"
#include "storage/sql/transaction.hpp"

namespace cochin::storage {

namespace {

constexpr std::string_view kCreateRegister =
    "CREATE TABLE IF NOT EXISTS schema_migration("
    "number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)";
constexpr std::string_view kLastApplied = "SELECT coalesce(max(number), 0) FROM schema_migration";
constexpr std::string_view kRecord =
    "INSERT INTO schema_migration(number, name, applied_at) VALUES (?1, ?2, ?3)";

Result<int> last_applied(sql::Connection& writer) {
  TRY(writer.execute(kCreateRegister));
  sql::Statement statement = TRY(writer.prepare(kLastApplied));
  TRY(statement.step());
  return static_cast<int>(statement.integer(0));
}

/// `2024-05-06T07:08:09.010Z` as `20240506T070809Z`, which every file system takes.
std::string file_time(Timestamp now) {
  std::string text = now.to_string();
  text.resize(text.find('.'));
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text + "Z";
}

Status copy_before(sql::Connection& writer, int number, const platform::DataFolder& folder,
                   Timestamp now) {
  const std::string name =
      "before-migration-" + std::to_string(number) + "-" + file_time(now) + ".sqlite3";
  const std::filesystem::path unfinished = folder.backups / (name + ".part");
  std::error_code failure;
  std::filesystem::remove(unfinished, failure);
  TRY(writer.copy_into(unfinished));
  TRY(platform::set_mode(unfinished, 0600));
  TRY(platform::sync_file(unfinished));
  std::filesystem::rename(unfinished, folder.backups / name, failure);
  if (failure) return platform::system_error(failure.value(), "rename", unfinished);
  return platform::sync_folder(folder.backups);
}

Status apply(sql::Connection& writer, const Migration& migration, Timestamp now) {
  using sql::Transaction;
  Transaction transaction = TRY(Transaction::begin(writer, Transaction::Kind::kWrite));
  TRY(migration.apply(writer));
  sql::Statement record = TRY(writer.prepare(kRecord));
  TRY(record.bind_all(migration.number, migration.name, now).run());
  return transaction.commit();
}

}  // namespace

Result<int> migrate(sql::Connection& writer, std::span<const Migration> migrations,
                    const platform::DataFolder& folder, const platform::Clock& clock) {
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    CHECK(migrations[i].number == static_cast<int>(i) + 1);
  }
  const int found = TRY(last_applied(writer));
  const int known = static_cast<int>(migrations.size());
  if (found > known) {
    return Error{&errors::database_too_new,
                 {{"found", std::to_string(found)}, {"known", std::to_string(known)}}};
  }
  if (found > 0 && found < known) TRY(copy_before(writer, found + 1, folder, clock()));
  for (const Migration& migration : migrations.subspan(static_cast<std::size_t>(found))) {
    TRY(apply(writer, migration, clock()));
  }
  return known - found;
}

}  // namespace cochin::storage
