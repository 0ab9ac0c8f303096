#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "domain/expressions/checked_expression.hpp"
#include "domain/records/value.hpp"

namespace cochin::domain {

/// One record as an expression sees it: stored, or a draft.
class RecordView {
 public:
  virtual ~RecordView() = default;

  /// Emptiness when the record has no such field.
  virtual const Value& field(FieldId field) const = 0;
  /// Emptiness for what a draft does not have yet.
  virtual Value column(SystemColumn column) const = 0;
};

using RecordHandle = std::shared_ptr<const RecordView>;

/// How an expression reads other records: its only input and output.
class LinkReader {
 public:
  virtual ~LinkReader() = default;

  /// nullptr when the record is absent or in the trash.
  virtual Result<RecordHandle> find(TableId table, std::int64_t id) = 0;
  /// The live records of `table` whose `link` is `target`.
  virtual Result<std::vector<RecordHandle>> find_referrers(TableId table, FieldId link,
                                                           std::int64_t target) = 0;
};

}  // namespace cochin::domain
