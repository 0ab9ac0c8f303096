#include "app/records/record_listing.hpp"

#include <limits>

#include "app/access/record_access.hpp"
#include "app/records/page_cursor.hpp"
#include "app/records/record_conditions.hpp"
#include "base/error_catalog.hpp"
#include "storage/repositories/record_query.hpp"

namespace cochin::app {

namespace {

using domain::Table;
using storage::records::RecordQuery;

Result<RecordQuery> build_query(const Actor& actor, ReadScope& scope, const Table& table,
                                const ListRequest& request) {
  RecordQuery query = TRY(readable_records(actor, scope, table));
  query.fields = TRY(read_fields(table, request.fields));
  auto filter = TRY(compile_filter(actor, scope, table, request.filter));
  query.filter = std::move(filter.condition);
  query.pinned = std::move(filter.pinned);
  TRY(add_search(scope, TRY(read_words(request.search)), query));
  query.sort = TRY(read_sort(table, request.sort));
  query.trash = request.trash;
  query.limit = request.limit;
  query.offset = request.offset;
  return query;
}

}  // namespace

Result<ListEnd> list_records(const Actor& actor, ReadScope& scope, const Table& table,
                             const ListRequest& request, domain::RecordSink& sink) {
  RecordQuery query = TRY(build_query(actor, scope, table, request));
  const std::uint64_t identity =
      list_identity(query, request.sort.empty() ? table.default_sort : request.sort);
  if (!request.cursor.empty()) {
    if (request.offset > 0) return query_error("offset", errors::invalid_cursor);
    TRY(continue_after(scope, query, identity, request.cursor));
  }
  const auto page = TRY(storage::records::read_page(scope.connection, query, sink));
  ListEnd end;
  if (page.has_more) end.next = write_cursor(identity, page.last);
  if (request.total) end.total = TRY(storage::records::count(scope.connection, query));
  return end;
}

Status list_all_records(const Actor& actor, ReadScope& scope, const Table& table,
                        const ListRequest& request, domain::RecordSink& sink) {
  RecordQuery query = TRY(build_query(actor, scope, table, request));
  query.limit = std::numeric_limits<std::int64_t>::max() - 1;
  query.offset = 0;
  TRY(storage::records::read_page(scope.connection, query, sink));
  return ok();
}

Status get_record(const Actor& actor, ReadScope& scope, const Table& table, RecordId id,
                  domain::RecordSink& sink) {
  RecordQuery query = TRY(readable_records(actor, scope, table));
  query.fields = TRY(read_fields(table, {}));
  if (!TRY(storage::records::read_one(scope.connection, query, id, sink))) {
    return Error{&errors::not_found};
  }
  return ok();
}

}  // namespace cochin::app
