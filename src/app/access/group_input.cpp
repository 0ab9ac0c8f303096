#include "app/access/group_input.hpp"

#include <algorithm>

#include "app/access/access.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"

namespace cochin::app {

namespace {

using domain::Group;
using domain::Table;
using domain::TablePermission;

constexpr std::size_t kLongestDescription = 2000;
constexpr std::string_view kEveryTable = "*";

/// Reads all of the input before it refuses any of it.
class GroupReader {
 public:
  GroupReader(const domain::Schema& schema, const Group& present)
      : schema_(schema), present_(present), group_(present) {}

  Result<Group> read(const GroupInput& input) {
    read_texts(input);
    if (input.rights) read_rights(*input.rights);
    if (input.permissions) read_permissions(*input.permissions);
    if (!errors_.empty()) return Error{&errors::invalid_input, {}, std::move(errors_)};
    return std::move(group_);
  }

 private:
  void refuse(std::string pointer, const ErrorKind& kind, ErrorParameters parameters = {}) {
    errors_.push_back({std::move(pointer), &kind, std::move(parameters)});
  }

  void read_texts(const GroupInput& input) {
    if (input.name) {
      const auto name = clean_name(*input.name);
      if (name) {
        group_.name = *name;
      } else {
        refuse("/name", errors::invalid_name);
      }
    } else if (group_.name.empty()) {
      refuse("/name", errors::required);
    }
    if (!input.description) return;
    group_.description = *input.description;
    if (count_characters(group_.description) > kLongestDescription) {
      refuse("/description", errors::too_long, {{"max", std::to_string(kLongestDescription)}});
    }
  }

  void read_rights(const std::vector<std::string>& names) {
    const auto known = domain::global_rights();
    group_.rights.clear();
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (std::find(known.begin(), known.end(), names[i]) == known.end()) {
        refuse("/rights/" + std::to_string(i), errors::unknown_right, {{"name", names[i]}});
      }
      group_.rights.push_back(names[i]);
    }
    std::sort(group_.rights.begin(), group_.rights.end());
    group_.rights.erase(std::unique(group_.rights.begin(), group_.rights.end()),
                        group_.rights.end());
  }

  void read_permissions(const std::vector<PermissionInput>& inputs) {
    group_.permissions.clear();
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      read_permission(inputs[i], "/permissions/" + std::to_string(i));
    }
    for (const TablePermission& former : present_.permissions) {
      if (former.table && schema_.find(*former.table) == nullptr) {
        group_.permissions.push_back(former);
      }
    }
  }

  void read_permission(const PermissionInput& input, const std::string& pointer) {
    TablePermission permission;
    const Table* table = nullptr;
    if (input.table != kEveryTable) {
      const auto found = find_table(schema_, input.table);
      if (!found) {
        return refuse(pointer + "/table", errors::unknown_table, {{"name", input.table}});
      }
      table = *found;
      if (table->details_of) {
        const Error refusal = is_written_with(schema_, *table);
        return refuse(pointer + "/table", *refusal.kind, refusal.parameters);
      }
      permission.table = table->id;
    }
    read_actions(input.actions, pointer + "/actions", permission);
    permission.hidden_fields = read_fields(table, input.hidden_fields, pointer + "/hidden_fields");
    permission.readonly_fields =
        read_fields(table, input.readonly_fields, pointer + "/readonly_fields");
    keep_trashed_fields(table, permission);
    permission.record_filter = input.record_filter;
    const auto filter = domain::check_record_filter(schema_, table, input.record_filter);
    if (!filter) {
      refuse(pointer + "/record_filter", *filter.error().kind, filter.error().parameters);
    }
    add(std::move(permission), input.table, pointer);
  }

  void read_actions(const std::vector<std::string>& names, const std::string& pointer,
                    TablePermission& permission) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (const auto action = domain::find_action(names[i])) {
        permission.actions.add(*action);
      } else {
        refuse(pointer + "/" + std::to_string(i), errors::invalid_option,
               {{"expected", "read, create, update, delete"}});
      }
    }
  }

  /// Every table has no field in common with the others.
  std::vector<FieldId> read_fields(const Table* table, const std::vector<std::string>& slugs,
                                   const std::string& pointer) {
    std::vector<FieldId> fields;
    for (std::size_t i = 0; i < slugs.size(); ++i) {
      const domain::Field* field = table == nullptr ? nullptr : table->find_field(slugs[i]);
      if (field == nullptr) {
        refuse(pointer + "/" + std::to_string(i), errors::unknown_field, {{"name", slugs[i]}});
      } else {
        fields.push_back(field->id);
      }
    }
    return fields;
  }

  void keep_trashed_fields(const Table* table, TablePermission& permission) const {
    if (table == nullptr) return;
    const auto keep = [&](const std::vector<FieldId>& former, std::vector<FieldId>& fields) {
      for (const FieldId field : former) {
        if (table->find_field(field) == nullptr) fields.push_back(field);
      }
      std::sort(fields.begin(), fields.end());
      fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
    };
    static const TablePermission kNone;
    const TablePermission* former = &kNone;
    for (const TablePermission& one : present_.permissions) {
      if (one.table == permission.table) former = &one;
    }
    keep(former->hidden_fields, permission.hidden_fields);
    keep(former->readonly_fields, permission.readonly_fields);
  }

  void add(TablePermission permission, const std::string& name, const std::string& pointer) {
    for (const TablePermission& other : group_.permissions) {
      if (other.table == permission.table) {
        return refuse(pointer + "/table", errors::duplicate_slug, {{"name", name}});
      }
    }
    group_.permissions.push_back(std::move(permission));
  }

  const domain::Schema& schema_;
  const Group& present_;
  Group group_;
  std::vector<FieldError> errors_;
};

}  // namespace

Result<Group> read_group(const WriteScope& scope, const Group& present, const GroupInput& input) {
  return GroupReader(scope.schema(), present).read(input);
}

}  // namespace cochin::app
