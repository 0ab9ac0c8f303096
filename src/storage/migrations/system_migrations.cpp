#include "storage/migrations/system_migrations.hpp"

#include "storage/migrations/migration.hpp"

namespace cochin::storage {

std::span<const Migration> system_migrations() {
  static constexpr Migration kMigrations[] = {
      {1, "dynamic schema", migrations::create_dynamic_schema},
      {2, "accounts", migrations::create_accounts},
      {3, "job runs", migrations::create_job_runs},
      {4, "search indexes", migrations::create_search_indexes},
      {5, "rights", migrations::create_rights},
      {6, "audit log and account links", migrations::create_audit_log},
      {7, "credentials", migrations::create_credentials},
      {8, "conditional fields", migrations::create_conditional_fields},
      {9, "passkeys", migrations::create_passkeys},
      {10, "viewed users and notices", migrations::extend_accounts},
      {11, "search indexes in steps", migrations::configure_search_indexes},
      {12, "details tables", migrations::add_details_tables},
      {13, "search indexes in their own file", migrations::move_search_indexes_out},
  };
  return kMigrations;
}

}  // namespace cochin::storage
