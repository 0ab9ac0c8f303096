#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace cochin {

/// A row id that cannot be mistaken for the id of something else. 0 means "not stored yet".
template <typename Tag>
struct Id {
  std::int64_t value = 0;

  friend auto operator<=>(const Id&, const Id&) = default;
  explicit operator bool() const { return value != 0; }
};

using TableId = Id<struct TableTag>;
using FieldId = Id<struct FieldTag>;
using RecordId = Id<struct RecordTag>;
using UserId = Id<struct UserTag>;
using FileId = Id<struct FileTag>;
using JobRunId = Id<struct JobRunTag>;
using RuleId = Id<struct RuleTag>;

}  // namespace cochin

template <typename Tag>
struct std::hash<cochin::Id<Tag>> {
  std::size_t operator()(const cochin::Id<Tag>& id) const noexcept {
    return std::hash<std::int64_t>{}(id.value);
  }
};
