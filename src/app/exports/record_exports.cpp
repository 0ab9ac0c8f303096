#include "app/exports/record_exports.hpp"

#include <algorithm>
#include <chrono>

#include "app/access/access.hpp"
#include "app/audit/audit_record.hpp"
#include "base/error_catalog.hpp"

namespace cochin::app {

namespace {

using std::chrono::steady_clock;

constexpr std::chrono::minutes kLongest{2};
constexpr std::chrono::milliseconds kBetweenQuestions{100};
constexpr std::int64_t kRecordsBetweenLooks = 256;

/// Hands records on as long as the caller may have them.
class WatchedForm final : public domain::RecordSink {
 public:
  WatchedForm(ExportForm& form, const StandingPermission& permission)
      : form_(form), permission_(permission) {}

  void begin(std::span<const domain::Field* const> fields) override { form_.begin(fields); }

  bool record(const domain::RecordCells& cells) override {
    ++count_;
    if (count_ % kRecordsBetweenLooks == 0) look();
    return permitted_ && form_.record(cells);
  }

  const Status& permitted() const { return permitted_; }
  std::int64_t count() const { return count_; }

 private:
  void look() {
    if (steady_clock::now() < next_question_) return;
    permitted_ = permission_();
    next_question_ = steady_clock::now() + kBetweenQuestions;
  }

  ExportForm& form_;
  const StandingPermission& permission_;
  Status permitted_;
  std::int64_t count_ = 0;
  steady_clock::time_point next_question_;
};

struct Exported {
  platform::StoredBytes bytes;
  std::string object;
  std::int64_t count = 0;
};

Tree::List slugs_of(std::string_view fields) {
  Tree::List slugs;
  while (!fields.empty()) {
    const std::size_t end = std::min(fields.find(','), fields.size());
    slugs.emplace_back(std::string(fields.substr(0, end)));
    fields.remove_prefix(std::min(end + 1, fields.size()));
  }
  return slugs;
}

/// What a filter or a search looks for may be the value of a record: only that there is one is
/// told.
Tree description(const ExportRequest& request, std::int64_t count) {
  Tree::Map told = {{"format", std::string(request.format)}, {"records", count}};
  if (!request.list.fields.empty()) told.emplace_back("fields", slugs_of(request.list.fields));
  if (!request.list.filter.empty() || !request.list.search.empty()) {
    told.emplace_back("filtered", true);
  }
  return Tree(std::move(told));
}

}  // namespace

/// An account's one export.
class RecordExports::Turn {
 public:
  Turn(RecordExports& exports, UserId user) : exports_(exports), user_(user) {
    const std::lock_guard lock(exports_.mutex_);
    is_taken_ = std::ranges::find(exports_.running_, user_) == exports_.running_.end();
    if (is_taken_) exports_.running_.push_back(user_);
  }
  ~Turn() {
    const std::lock_guard lock(exports_.mutex_);
    if (is_taken_) std::erase(exports_.running_, user_);
  }
  Turn(const Turn&) = delete;

  bool is_taken() const { return is_taken_; }

 private:
  RecordExports& exports_;
  const UserId user_;
  bool is_taken_ = false;
};

Result<platform::StoredBytes> RecordExports::run(const Actor& actor, const ExportRequest& request,
                                                 const MakeExportForm& make_form,
                                                 const StandingPermission& permission) {
  const Turn turn(*this, actor.id);
  if (!turn.is_taken()) return Error{&errors::export_running};
  Exported exported;
  TRY(lanes_.read_long(kLongest, [&](ReadScope& scope) -> Status {
    scope.catalog = seen_by(actor, scope.catalog);
    const domain::Table* table = TRY(find_table(scope.schema(), request.table));
    const auto form =
        TRY(make_form(TRY(platform::UnfinishedFile::create_nameless(folder_)), scope, *table));
    WatchedForm watched(*form, permission);
    TRY(list_all_records(actor, scope, *table, request.list, watched));
    TRY(watched.permitted());
    TRY(permission());
    exported = {TRY(form->finish()), "table:" + table->slug, watched.count()};
    return ok();
  }));
  TRY(lanes_.write_now([&](WriteScope& scope) {
    return audit::record(scope, actor,
                         {.action = audit::actions::records_exported,
                          .object = exported.object,
                          .after = description(request, exported.count)});
  }));
  return std::move(exported.bytes);
}

}  // namespace cochin::app
