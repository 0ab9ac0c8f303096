#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/schema/field.hpp"

namespace cochin::domain {

struct FileInfo {
  std::int64_t id = 0;
  std::string name;
  std::int64_t size_bytes = 0;
  std::string mime;
};

/// One value as storage holds it, so that an answer is written without a tree in between:
/// `integer` for numbers, booleans, decimals (unscaled), choices and links (ids); `text` for texts,
/// dates, instants, and the label of a link.
struct Cell {
  bool is_null = true;
  std::int64_t integer = 0;
  std::string_view text;
  std::vector<FileInfo> files;
};

/// One record on its way to an answer. Views live until the next record.
struct RecordCells {
  std::int64_t id = 0;
  std::int64_t version = 0;
  std::string_view created_at;
  std::int64_t created_by =
      0;  ///< 0: nobody signed in (first start, import of the machine's owner)
  std::string_view updated_at;
  std::int64_t updated_by = 0;
  std::vector<Cell> cells;  ///< one per field asked for
};

/// Takes records one by one while they are read.
struct RecordSink {
  virtual void begin(std::span<const Field* const> fields) = 0;
  /// False: no more are wanted.
  virtual bool record(const RecordCells& cells) = 0;

 protected:
  ~RecordSink() = default;
};

}  // namespace cochin::domain
