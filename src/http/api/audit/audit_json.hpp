#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "domain/audit/audit_entry.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

/// `{id, at, actor, address, request_id, action, object, outcome, before, after, hash}`; the actor
/// is `{id, name}`, null when the program acted by itself or nobody is known.
void write_audit_entry(platform::JsonWriter& json, const domain::AuditEntry& entry);

/// `[entry, …]`
std::string audit_entries_json(const std::vector<domain::AuditEntry>& entries);

/// One line each, with a line of titles. A spreadsheet takes no cell for a formula.
std::string audit_entries_csv(const std::vector<domain::AuditEntry>& entries);

/// `{items: [{name, label}], next: null}` in the language of the reader.
std::string audit_actions_json(Language language);

}  // namespace cochin::http::api
