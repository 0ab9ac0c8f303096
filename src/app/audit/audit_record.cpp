#include "app/audit/audit_record.hpp"

#include "base/error_catalog.hpp"
#include "platform/json/json_writer.hpp"
#include "storage/repositories/audit_repeats.hpp"
#include "storage/repositories/audit_repository.hpp"

namespace cochin::app::audit {

namespace {

using storage::audit::Repeat;

constexpr std::int64_t kFoldedFor = 60'000;

std::string text_of(const Tree& tree) {
  return tree.is_null() ? std::string() : platform::to_json(tree);
}

domain::AuditEntry entry_of(const Actor& actor, const Event& event, Timestamp now) {
  domain::AuditEntry entry;
  entry.at = now;
  entry.actor_id = actor.viewer ? actor.viewer->id : actor.id;
  entry.actor = actor.viewer ? actor.viewer->username : actor.username;
  entry.address = actor.address;
  entry.request_id = actor.request_id;
  entry.action = event.action;
  entry.object = event.object;
  entry.outcome = event.outcome;
  entry.before = text_of(event.before);
  entry.after = text_of(event.after);
  return entry;
}

Repeat repeat_of(const Actor& actor, const Event& event, Timestamp now) {
  return {.action = std::string(event.action),
          .outcome = std::string(event.outcome),
          .actor_id = actor.viewer ? actor.viewer->id : actor.id,
          .address = actor.address,
          .object = event.object,
          .actor = actor.viewer ? actor.viewer->username : actor.username,
          .since = now};
}

bool is_over(const Repeat& repeat, Timestamp now) {
  return now.milliseconds - repeat.since.milliseconds >= kFoldedFor;
}

Status record_number(WriteScope& scope, const Repeat& repeat) {
  if (repeat.repeats == 0) return ok();
  Actor actor;
  actor.id = repeat.actor_id;
  actor.username = repeat.actor;
  actor.address = repeat.address;
  return record(
      scope, actor,
      {.action = repeat.action,
       .object = repeat.object,
       .after = Tree::Map{{"repeated", repeat.repeats}, {"since", repeat.since.to_string()}},
       .outcome = repeat.outcome});
}

Tree without_members_of(const Tree& tree, const Tree& other) {
  Tree::Map kept;
  for (const Tree::Member& member : *tree.as_map()) {
    const Tree* counterpart = other.find(member.first);
    if (counterpart == nullptr || !(*counterpart == member.second)) kept.push_back(member);
  }
  return kept;
}

}  // namespace

Status record(WriteScope& scope, const Actor& actor, const Event& event) {
  if (!domain::is_audit_action(event.action)) {
    return Error{&errors::internal, {}, {}, "unknown audit action " + std::string(event.action)};
  }
  domain::AuditEntry entry = entry_of(actor, event, scope.now);
  return storage::audit::append(scope.connection, entry);
}

Status record_repeated(WriteScope& scope, const Actor& actor, const Event& event) {
  const Repeat present = repeat_of(actor, event, scope.now);
  auto known = TRY(storage::audit::find_repeat(scope.connection, present));
  if (known && !is_over(*known, scope.now)) {
    ++known->repeats;
    return storage::audit::save_repeat(scope.connection, *known);
  }
  if (known) TRY(record_number(scope, *known));
  TRY(storage::audit::save_repeat(scope.connection, present));
  return record(scope, actor, event);
}

Result<bool> record_ended_repeats(WriteScope& scope) {
  const auto ended =
      TRY(storage::audit::repeats_until(scope.connection, {scope.now.milliseconds - kFoldedFor}));
  for (const Repeat& repeat : ended) {
    TRY(record_number(scope, repeat));
    TRY(storage::audit::forget_repeat(scope.connection, repeat));
  }
  return !ended.empty();
}

Result<bool> has_ended_repeats(ReadScope& scope) {
  const auto ended =
      TRY(storage::audit::repeats_until(scope.connection, {scope.now.milliseconds - kFoldedFor}));
  return !ended.empty();
}

void keep_differences(Tree& before, Tree& after) {
  Tree left = without_members_of(before, after);
  after = without_members_of(after, before);
  before = std::move(left);
}

}  // namespace cochin::app::audit
