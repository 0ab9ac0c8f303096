#pragma once

#include "base/result.hpp"
#include "storage/sql/connection.hpp"

/// One function per migration, each in `migration_<number>.cpp`.
namespace cochin::storage::migrations {

Status create_dynamic_schema(sql::Connection& writer);
Status create_accounts(sql::Connection& writer);
Status create_job_runs(sql::Connection& writer);
Status create_search_indexes(sql::Connection& writer);
Status create_rights(sql::Connection& writer);
Status create_audit_log(sql::Connection& writer);
Status create_credentials(sql::Connection& writer);
Status create_conditional_fields(sql::Connection& writer);
Status create_passkeys(sql::Connection& writer);
Status extend_accounts(sql::Connection& writer);
Status configure_search_indexes(sql::Connection& writer);
Status add_details_tables(sql::Connection& writer);
Status move_search_indexes_out(sql::Connection& writer);

}  // namespace cochin::storage::migrations
