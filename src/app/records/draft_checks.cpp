#include "app/records/draft_checks.hpp"

#include <algorithm>

#include "app/access/record_access.hpp"
#include "app/files/file_access.hpp"
#include "app/records/record_references.hpp"
#include "base/error_catalog.hpp"
#include "domain/schema/field_type.hpp"
#include "storage/repositories/file_repository.hpp"

namespace cochin::app {

namespace {

using domain::Draft;
using domain::Field;
using domain::Table;
using domain::ValueKind;
using storage::records::StoredRecord;

void refuse(Draft& draft, const Field& field, const ErrorKind& kind, ErrorParameters parameters) {
  draft.errors.push_back({draft.pointer + "/" + field.slug, &kind, std::move(parameters)});
}

/// A record that the writer may not read is one that does not exist.
Status check_link(const Actor& actor, WriteScope& scope, const Field& field,
                  const domain::RecordRef& link, Draft& draft) {
  const RecordId target{link.id};
  const Table* table = scope.schema().find(field.options.target);
  const bool is_there = table != nullptr &&
                        TRY(storage::records::exists(scope.connection, table->id, target)) &&
                        TRY(may_touch(actor, scope, *table, target, Action::kRead));
  if (!is_there) {
    refuse(draft, field, errors::unknown_record, {{"id", std::to_string(link.id)}});
  }
  return ok();
}

/// A choice of the past, brought back by a revert, may have been deleted since.
void check_choice(const WriteScope& scope, const Field& field, const domain::RecordRef& choice,
                  Draft& draft) {
  const domain::Choice* found = scope.choices().find(choice.id);
  if (found != nullptr && found->category == field.options.category) return;
  refuse(draft, field, errors::unknown_choice, {{"value", std::to_string(choice.id)}});
}

/// That a value is taken tells of the record that has it, which cannot be helped; of one that the
/// writer may not see, or by a field that he does not see, nothing more is told.
Status refuse_twin(const Actor& actor, WriteScope& scope, const Table& table, const Field& field,
                   RecordId twin, Draft& draft) {
  const bool is_visible = sees_field(actor, *scope.catalog, table, field) &&
                          TRY(may_touch(actor, scope, table, twin, Action::kRead));
  if (is_visible) {
    refuse(draft, field, errors::duplicate_value, {{"id", std::to_string(twin.value)}});
  } else {
    refuse(draft, field, errors::unique_violation, {});
  }
  return ok();
}

Status check_unique(const Actor& actor, WriteScope& scope, const Table& table,
                    const StoredRecord& record, const Field& field, Draft& draft) {
  const auto& value = draft.values[table.position_of(field)];
  const auto other = TRY(storage::records::find_by_value(scope.connection, table, field, value));
  if (!other || *other == record.id) return ok();
  return refuse_twin(actor, scope, table, field, *other, draft);
}

bool is_accepted(const Field& field, std::string_view mime) {
  const auto& accepted = field.options.mime;
  if (accepted.empty()) return field.type->name() != "image" || mime.starts_with("image/");
  return std::any_of(accepted.begin(), accepted.end(), [&](const std::string& pattern) {
    if (!pattern.ends_with("/*")) return pattern == mime;
    return mime.starts_with(std::string_view(pattern).substr(0, pattern.size() - 1));
  });
}

/// Attaching a file needs the right to read it: one's own upload, or what a record shows.
Status check_files(const Actor& actor, WriteScope& scope, const Field& field,
                   const domain::FileRefs& files, Draft& draft) {
  for (const FileId id : files.ids) {
    const auto file = TRY(storage::files::find(scope.connection, id));
    const bool readable = file && TRY(may_read_file(actor, scope.reading(), *file));
    if (!readable) {
      refuse(draft, field, errors::unknown_file, {{"id", std::to_string(id.value)}});
    } else if (field.options.max_size && file->size_bytes > *field.options.max_size) {
      refuse(draft, field, errors::file_too_large,
             {{"max", std::to_string(*field.options.max_size)}});
    } else if (!is_accepted(field, file->mime)) {
      refuse(draft, field, errors::file_type_refused, {});
    }
  }
  return ok();
}

/// In `choix`, a category and a valeur together are unique, and a used choice keeps its category.
Status check_choice_record(const Actor& actor, WriteScope& scope, const Table& table,
                           const StoredRecord& record, Draft& draft) {
  const Field* category = table.find_field("categorie");
  const Field* valeur = table.find_field("valeur");
  if (category == nullptr || valeur == nullptr) return ok();
  const auto text = [&](const Field& field) {
    const auto* value = std::get_if<std::string>(&draft.values[table.position_of(field)]);
    return value == nullptr ? std::string() : *value;
  };
  const domain::Choice* twin = scope.choices().find(text(*category), text(*valeur));
  if (twin != nullptr && twin->id != record.id.value) {
    TRY(refuse_twin(actor, scope, table, *valeur, RecordId{twin->id}, draft));
  }
  const domain::Choice* stored = scope.choices().find(record.id.value);
  if (stored == nullptr || stored->category == text(*category)) return ok();
  const std::string referrers = TRY(describe_referrers(actor, scope, table, record.id));
  if (!referrers.empty()) {
    refuse(draft, *category, errors::still_referenced, {{"referrers", referrers}});
  }
  return ok();
}

}  // namespace

Status check_against_others(const Actor& actor, WriteScope& scope, const Table& table,
                            const StoredRecord& record, Draft& draft,
                            const std::vector<std::size_t>& positions) {
  for (const std::size_t position : positions) {
    const Field& field = table.fields[position];
    const domain::Value& value = draft.values[position];
    if (domain::is_empty(value)) continue;
    if (field.kind() == ValueKind::kLink) {
      TRY(check_link(actor, scope, field, std::get<domain::RecordRef>(value), draft));
    } else if (field.kind() == ValueKind::kChoice) {
      check_choice(scope, field, std::get<domain::RecordRef>(value), draft);
    } else if (field.kind() == ValueKind::kFiles) {
      TRY(check_files(actor, scope, field, std::get<domain::FileRefs>(value), draft));
    }
    if (field.unique) TRY(check_unique(actor, scope, table, record, field, draft));
  }
  if (table.slug == domain::kChoicesTable) {
    TRY(check_choice_record(actor, scope, table, record, draft));
  }
  return ok();
}

}  // namespace cochin::app
