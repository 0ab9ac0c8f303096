#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/server/request.hpp"

namespace cochin::http {

/// Takes the query parameters a route knows, one by one, then refuses the rest.
///
///     QueryReader query(call.request);
///     const auto search = query.text("search");
///     const auto limit = query.integer("limit", 1, 500);
///     TRY(query.finish());
class QueryReader {
 public:
  explicit QueryReader(const Request& request);

  /// Empty when absent.
  std::optional<std::string_view> text(std::string_view name);
  std::optional<std::int64_t> integer(std::string_view name, std::int64_t least, std::int64_t most);
  /// `true` or `false`; absent is false.
  bool flag(std::string_view name);

  /// Adds a refusal found by the caller.
  void refuse(std::string_view name, const ErrorKind& kind, ErrorParameters parameters = {});

  /// errors::unknown_field when a parameter was not asked for, errors::invalid_input with one
  /// entry for each bad or repeated parameter (pointer `/query/<name>`).
  Status finish();

 private:
  const std::vector<QueryParameter>& parameters_;
  std::vector<bool> taken_;
  std::vector<FieldError> errors_;
};

}  // namespace cochin::http
