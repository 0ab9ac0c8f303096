#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "domain/records/record_cells.hpp"

namespace cochin::app {

/// What a list of records is asked for; every text as the API has it.
struct ListRequest {
  std::string_view filter = {};  ///< expression; empty: all
  std::string_view sort = {};    ///< `-date_creation,nom`; empty: the table's own order
  std::string_view fields = {};  ///< `a,b`; empty: all
  std::string_view search = {};
  std::string_view cursor = {};  ///< from a former answer; not with `offset`
  std::int64_t offset = 0;
  std::int64_t limit = 50;  ///< 1 to 500
  bool total = false;
  bool trash = false;
};

struct ListEnd {
  std::optional<std::string> next;  ///< cursor of the page that follows
  std::optional<std::int64_t> total;
};

/// Gives one page to `sink`. O(log N + page) with an index on the first sort key; a total is O(N).
/// Errors: `not_found` (table), `unknown_field`, `invalid_cursor`, `invalid_input`, those of
/// expressions, `query_too_slow`.
Result<ListEnd> list_records(const Actor& actor, ReadScope& scope, const domain::Table& table,
                             const ListRequest& request, domain::RecordSink& sink);

/// Every record of the list to `sink`, which may end it; the paging of `request` is not looked at.
/// O(N). Errors: as `list_records`.
Status list_all_records(const Actor& actor, ReadScope& scope, const domain::Table& table,
                        const ListRequest& request, domain::RecordSink& sink);

/// One live record. Errors: `not_found`.
Status get_record(const Actor& actor, ReadScope& scope, const domain::Table& table, RecordId id,
                  domain::RecordSink& sink);

}  // namespace cochin::app
