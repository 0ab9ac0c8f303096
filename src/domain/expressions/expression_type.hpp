#pragma once

#include <string>
#include <string_view>

#include "base/ids.hpp"
#include "domain/schema/field.hpp"

namespace cochin::domain {

/// The type of an expression. Every type but the lists has the empty value too.
struct ExpressionType {
  enum class Kind {
    kNull,  ///< only the empty value
    kBool,
    kInt,
    kDecimal,  ///< `scale`
    kString,
    kDate,
    kTimestamp,
    kDuration,
    kChoice,  ///< `category`
    kRecord,  ///< of `table`; compared by its id
    kFiles,   ///< can only be asked whether it is empty
    kList,    ///< of `element`, whose own properties stand beside it
  };

  Kind kind = Kind::kNull;
  Kind element = Kind::kNull;
  int scale = 0;
  TableId table = {};
  std::string category = {};

  bool is(Kind wanted) const { return kind == wanted; }
  bool is_number() const { return kind == Kind::kInt || kind == Kind::kDecimal; }
  bool is_record_list() const { return kind == Kind::kList && element == Kind::kRecord; }

  friend bool operator==(const ExpressionType&, const ExpressionType&) = default;
};

ExpressionType list_of(ExpressionType element);
ExpressionType element_of(const ExpressionType& list);
ExpressionType type_of(const Field& field);

/// In the words of the language: `string`, `decimal`, `list`…
std::string_view name_of(ExpressionType::Kind kind);

}  // namespace cochin::domain
