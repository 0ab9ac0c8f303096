#pragma once

#include <map>
#include <utility>

#include "domain/expressions/record_view.hpp"
#include "domain/schema/table.hpp"
#include "storage/sql/connection.hpp"

namespace cochin::storage {

/// The live records that expressions step to, read when asked for and kept until it goes. One
/// transaction, one thread.
class LinkedRecords final : public domain::LinkReader {
 public:
  /// `schema` is the whole one. Borrows both.
  LinkedRecords(sql::Connection& connection, const domain::Schema& schema)
      : connection_(connection), schema_(schema) {}

  /// nullptr also for a table that is gone. Errors: the connection's.
  Result<domain::RecordHandle> find(TableId table, std::int64_t id) override;

  /// In the order of their ids.
  Result<std::vector<domain::RecordHandle>> find_referrers(TableId table, FieldId link,
                                                           std::int64_t target) override;

 private:
  sql::Connection& connection_;
  const domain::Schema& schema_;
  std::map<std::pair<TableId, std::int64_t>, domain::RecordHandle> known_;
};

}  // namespace cochin::storage
