#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/decimal.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"

namespace cochin::domain {

/// A record of another table that a value points at: the target of a link, or a record of `choix`.
struct RecordRef {
  std::int64_t id = 0;
  friend bool operator==(const RecordRef&, const RecordRef&) = default;
};

/// The files that a value shows, in order.
struct FileRefs {
  std::vector<FileId> ids;
  friend bool operator==(const FileRefs&, const FileRefs&) = default;
};

/// The value of one field of one record. `std::monostate` is emptiness (`null`).
using Value = std::variant<std::monostate, std::string, std::int64_t, Decimal, Date, Timestamp,
                           bool, RecordRef, FileRefs>;

inline bool is_empty(const Value& value) { return std::holds_alternative<std::monostate>(value); }

/// What a value is, whatever field type carries it. Storage and JSON depend on this alone, so that
/// a new field type with a known kind needs no change there.
enum class ValueKind {
  kText,      ///< `std::string`
  kInteger,   ///< `std::int64_t`
  kDecimal,   ///< `Decimal` at the field's scale
  kDate,      ///< `Date`
  kDatetime,  ///< `Timestamp`
  kBoolean,   ///< `bool`
  kChoice,    ///< `RecordRef` to a record of `choix`
  kLink,      ///< `RecordRef` to a record of the target table
  kFiles,     ///< `FileRefs`
};

}  // namespace cochin::domain
