#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "storage/repositories/record_filter.hpp"
#include "storage/repositories/record_query.hpp"

/// From the words of a request to a query over records.
namespace cochin::app {

/// Checks a filter for the actor and compiles it. Empty text keeps all.
/// Errors: those of the expression language, pointer `/query/filter`.
Result<storage::records::RecordFilter> compile_filter(const Actor& actor, const ReadScope& scope,
                                                      const domain::Table& table,
                                                      std::string_view filter);

/// Fields named `a,b`, all when empty. Errors: `invalid_input` with `unknown_field`.
Result<std::vector<const domain::Field*>> read_fields(const domain::Table& table,
                                                      std::string_view names);

/// Keys named `-date_creation,nom`; the table's own order when empty; at most 8.
/// Errors: `invalid_input` with `unknown_field`.
Result<std::vector<storage::records::SortKey>> read_sort(const domain::Table& table,
                                                         std::string_view names);

/// The folded words of a search, at most 20. Errors: `invalid_input` with `too_long` (500).
Result<std::vector<std::string>> read_words(std::string_view search);

/// Has the query find the records in whose searchable fields all the words occur.
Status add_search(ReadScope& scope, std::vector<std::string> words,
                  storage::records::RecordQuery& query);

/// An error about one query parameter.
Error query_error(std::string_view parameter, const ErrorKind& kind,
                  ErrorParameters parameters = {});

}  // namespace cochin::app
