#include "app/imports/import_batch.hpp"

#include <algorithm>

#include "app/access/record_access.hpp"
#include "app/auth/session_snapshot.hpp"
#include "app/records/record_writing.hpp"
#include "base/error_catalog.hpp"
#include "domain/schema/field_type.hpp"
#include "platform/json/json_writer.hpp"
#include "storage/repositories/record_lookup.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::Table;
using domain::ValueKind;

constexpr std::string_view kAction = "import";

/// Whether the error speaks of this line only: also of a record out of the actor's reach.
bool concerns_line(const Error& error) {
  return error.code() == ErrorCode::kInvalid || error.code() == ErrorCode::kConflict ||
         error.code() == ErrorCode::kForbidden;
}

class LineWriter {
 public:
  LineWriter(const ImportContext& context, WriteScope& scope, ImportMemory& memory)
      : context_(context), actor_(context.actor), scope_(scope), memory_(memory) {}

  Result<ImportCounts> store(std::vector<ImportLine>& lines);

 private:
  Status store_line(ImportLine& line);
  Status resolve(const ImportColumn& column, Tree& value, ImportLine& line);
  Status resolve_choice(const Field& field, Tree& value);
  Status create_choice(const Field& field, const std::string& text);
  Status resolve_link(const ImportColumn& column, Tree& value, ImportLine& line);
  Result<std::optional<RecordId>> find_link(const ImportColumn& column, const Tree& value,
                                            ImportLine& line);
  Result<std::optional<RecordId>> find_by_key(const ImportLine& line);
  Result<std::vector<RecordId>> records_named(const Table& table, const Field& field,
                                              const domain::Value& value);
  Status write(const ImportLine& line);
  void refuse(ImportLine& line, const Field& field, Error error);

  const ImportContext& context_;
  Actor actor_;
  WriteScope& scope_;
  ImportMemory& memory_;
  const Table* table_ = nullptr;
  ImportCounts counts_;
};

Result<ImportCounts> LineWriter::store(std::vector<ImportLine>& lines) {
  table_ = scope_.schema().find(context_.table);
  if (table_ == nullptr) return Error{&errors::not_found};
  actor_ = TRY(present_actor(scope_.connection, context_.actor));
  TRY(check_access(actor_, *scope_.catalog, *table_, Action::kCreate));
  TRY(check_access(actor_, *scope_.catalog, *table_, Action::kUpdate));
  for (ImportLine& line : lines) {
    if (line.refusals.empty()) TRY(store_line(line));
    if (!line.refusals.empty()) {
      ++counts_.refused;
    } else {
      counts_.rounded += line.rounded;
    }
  }
  return counts_;
}

Status LineWriter::store_line(ImportLine& line) {
  for (std::size_t i = 0; i < line.values.size(); ++i) {
    TRY(resolve(context_.columns.mapped[i], line.values[i], line));
  }
  if (!line.refusals.empty()) return ok();
  const Status written = actor_.is_superuser ? write(line)
                                             : storage::records::all_or_nothing(
                                                   scope_.connection, [&] { return write(line); });
  if (written) return ok();
  const Error& error = written.error();
  if (!concerns_line(error)) return error;
  line.refusals = error.fields;
  if (line.refusals.empty()) line.refusals.push_back({"", error.kind, error.parameters});
  return ok();
}

Status LineWriter::write(const ImportLine& line) {
  Tree::Map values;
  for (std::size_t i = 0; i < line.values.size(); ++i) {
    values.emplace_back(context_.columns.mapped[i].field->slug, line.values[i]);
  }
  const WriteOrigin origin{kAction, ""};
  const auto present = TRY(find_by_key(line));
  if (!present) {
    TRY(create_record(actor_, scope_, *table_, values, origin));
    ++counts_.created;
    return ok();
  }
  const RecordChange change{*present, {}, values};
  const auto record = TRY(update_record(actor_, scope_, *table_, change, origin));
  ++(record.changed ? counts_.updated : counts_.unchanged);
  return ok();
}

/// The record that the line is about: empty for a new one, or for a key that its own check refuses.
Result<std::optional<RecordId>> LineWriter::find_by_key(const ImportLine& line) {
  if (!context_.columns.key) return std::optional<RecordId>();
  const Field* key = table_->find_field(*context_.plan.key);
  if (key == nullptr) return Error{&errors::not_found};
  const Tree& written = line.values[*context_.columns.key];
  const auto value = key->type->read(written, *key, scope_.choices());
  if (!value || domain::is_empty(*value)) return std::optional<RecordId>();
  const auto found = TRY(records_named(*table_, *key, *value));
  return found.empty() ? std::optional<RecordId>() : std::optional(found.front());
}

/// At most two live records with this value, among those that the actor may read.
Result<std::vector<RecordId>> LineWriter::records_named(const Table& table, const Field& field,
                                                        const domain::Value& value) {
  storage::records::RecordQuery query{scope_.schema(), table, {}};
  query.readable = readable_rows(actor_, scope_.reading());
  return storage::records::first_two_by_value(scope_.connection, query, field, value);
}

Status LineWriter::resolve(const ImportColumn& column, Tree& value, ImportLine& line) {
  if (value.is_null()) return ok();
  if (column.field->kind() == ValueKind::kChoice) return resolve_choice(*column.field, value);
  if (column.field->kind() == ValueKind::kLink) return resolve_link(column, value, line);
  return ok();
}

/// The text of the cell becomes the `valeur` of the choice that it names. An unknown one stays, for
/// validation to refuse.
Status LineWriter::resolve_choice(const Field& field, Tree& value) {
  const std::string text = *value.as_string();
  const std::string& category = field.options.category;
  const domain::Choice* choice = scope_.choices().find_by_text(category, text);
  if (choice == nullptr && context_.plan.create_choices) {
    TRY(create_choice(field, text));
    choice = scope_.choices().find_by_text(category, text);
  }
  if (choice != nullptr) value = Tree(choice->valeur);
  return ok();
}

/// New choices come after those of the category, and among themselves by label.
Status LineWriter::create_choice(const Field& field, const std::string& text) {
  const Table* choices = scope_.schema().find(domain::kChoicesTable);
  if (choices == nullptr) return Error{&errors::not_found};
  const auto [order, is_first] = memory_.choice_orders.try_emplace(field.options.category, 1);
  if (is_first) {
    for (const domain::Choice* present : scope_.choices().in_category(field.options.category)) {
      order->second = std::max(order->second, present->order + 1);
    }
  }
  const Tree::Map values = {{"categorie", field.options.category},
                            {"valeur", text},
                            {"libelle", text},
                            {"ordre", order->second}};
  const auto created = create_record(actor_, scope_, *choices, values, WriteOrigin{kAction, ""});
  const bool is_refused = !created && (concerns_line(created.error()) ||
                                       created.error().code() == ErrorCode::kNotFound);
  return created || is_refused ? ok() : Status(created.error());
}

Status LineWriter::resolve_link(const ImportColumn& column, Tree& value, ImportLine& line) {
  const Field& field = *column.field;
  if (column.link_target == nullptr) {
    const auto id = field.type->read_text(*value.as_string(), field, scope_.choices());
    if (!id) {
      const Table* target = scope_.schema().find(field.options.target);
      const std::string name = target == nullptr ? "" : target->name;
      refuse(line, field,
             Error{&errors::unreadable_link, {{"table", name}, {"value", *value.as_string()}}});
    } else if (const auto* reference = std::get_if<domain::RecordRef>(&*id)) {
      value = Tree(reference->id);
    }
    return ok();
  }
  const std::string remembered = field.slug + "\n" + platform::to_json(value);
  if (const auto found = memory_.links.find(remembered); found != memory_.links.end()) {
    value = Tree(found->second.value);
    return ok();
  }
  const auto target = TRY(find_link(column, value, line));
  if (!target) return ok();
  memory_.links.emplace(remembered, *target);
  value = Tree(target->value);
  return ok();
}

/// The record of the linked table that `value` names; empty when the line is refused for it.
Result<std::optional<RecordId>> LineWriter::find_link(const ImportColumn& column, const Tree& value,
                                                      ImportLine& line) {
  const Field& field = *column.field;
  const Table* target = scope_.schema().find(field.options.target);
  const Field* key = target == nullptr ? nullptr : target->find_field(column.link_target->id);
  if (key == nullptr) return Error{&errors::not_found};
  const auto wanted = key->type->read(value, *key, scope_.choices());
  if (!wanted) {
    refuse(line, field, wanted.error());
    return std::optional<RecordId>();
  }
  const auto ids = TRY(records_named(*target, *key, *wanted));
  if (ids.size() == 1) return std::optional(ids.front());
  const ErrorKind& kind = ids.empty() ? errors::unknown_link_value : errors::ambiguous_link_value;
  const std::string* text = value.as_string();
  const std::string shown = text == nullptr ? platform::to_json(value) : *text;
  refuse(line, field, Error{&kind, {{"table", target->name}, {"value", shown}}});
  return std::optional<RecordId>();
}

void LineWriter::refuse(ImportLine& line, const Field& field, Error error) {
  line.refusals.push_back({"/" + field.slug, error.kind, std::move(error.parameters)});
}

}  // namespace

void ImportCounts::add(const ImportCounts& other) {
  created += other.created;
  updated += other.updated;
  unchanged += other.unchanged;
  refused += other.refused;
  rounded += other.rounded;
}

Result<ImportCounts> store_lines(const ImportContext& context, WriteScope& scope,
                                 std::vector<ImportLine>& lines, ImportMemory& memory) {
  return LineWriter(context, scope, memory).store(lines);
}

}  // namespace cochin::app
