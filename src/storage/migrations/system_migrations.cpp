#include "storage/migrations/system_migrations.hpp"

#include "storage/migrations/migration.hpp"

namespace cochin::storage {

namespace {

Status keep_as_it_is(sql::Connection&) { return ok(); }

}  // namespace

std::span<const Migration> system_migrations() {
  static constexpr Migration kMigrations[] = {
      {1, "dynamic schema", migrations::create_dynamic_schema},
      {2, "accounts", migrations::create_accounts},
      {3, "job runs", migrations::create_job_runs},
      {4, "search indexes", migrations::create_search_indexes},
      {5, "rights", keep_as_it_is},
      {6, "audit log and account links", migrations::create_audit_log},
      {7, "credentials", migrations::create_credentials},
  };
  return kMigrations;
}

}  // namespace cochin::storage
