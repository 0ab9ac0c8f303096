#pragma once

#include <map>
#include <memory>
#include <vector>

#include "domain/expressions/record_view.hpp"
#include "domain/schema/table.hpp"

namespace cochin::testing {

/// A record in memory.
class MemoryRecord final : public domain::RecordView {
 public:
  std::int64_t id = 0;
  std::int64_t version = 1;
  Timestamp created_at;
  Timestamp updated_at;
  std::int64_t created_by = 0;  ///< 0: nobody
  bool is_trashed = false;
  std::map<FieldId, domain::Value> values;

  const domain::Value& field(FieldId wanted) const override {
    static const domain::Value empty;
    const auto found = values.find(wanted);
    return found == values.end() ? empty : found->second;
  }

  domain::Value column(domain::SystemColumn wanted) const override {
    using domain::SystemColumn;
    const domain::Value creator = created_by == 0 ? domain::Value{} : domain::Value{created_by};
    switch (wanted) {
      case SystemColumn::kId: return id == 0 ? domain::Value{} : domain::Value{id};
      case SystemColumn::kVersion: return version;
      case SystemColumn::kCreatedAt: return created_at;
      case SystemColumn::kUpdatedAt: return updated_at;
      case SystemColumn::kCreatedBy:
      case SystemColumn::kUpdatedBy: return creator;
    }
    return {};
  }
};

/// Records of several tables in memory, read as expressions read them.
class MemoryRecords final : public domain::LinkReader {
 public:
  using Rows = std::vector<std::shared_ptr<MemoryRecord>>;

  std::map<TableId, Rows> tables;

  Result<domain::RecordHandle> find(TableId table, std::int64_t id) override {
    for (const auto& row : tables[table]) {
      if (row->id == id && !row->is_trashed) return domain::RecordHandle(row);
    }
    return domain::RecordHandle();
  }

  Result<std::vector<domain::RecordHandle>> find_referrers(TableId table, FieldId link,
                                                           std::int64_t target) override {
    std::vector<domain::RecordHandle> found;
    for (const auto& row : tables[table]) {
      const auto* reference = std::get_if<domain::RecordRef>(&row->field(link));
      const bool points = reference != nullptr && reference->id == target;
      if (points && !row->is_trashed) found.push_back(row);
    }
    return found;
  }
};

}  // namespace cochin::testing
