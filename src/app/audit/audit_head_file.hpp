#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "app/lanes.hpp"
#include "base/result.hpp"
#include "domain/audit/audit_entry.hpp"
#include "platform/files/data_folder.hpp"

/// Where the log ends, noted outside the database, so that a tail that is cut off is missed.
namespace cochin::app::audit {

/// `<data>/logs/audit.head`
std::filesystem::path head_file(const platform::DataFolder& folder);

/// `<number> <hash>`: what the file and the program's log say.
std::string write_head(const domain::AuditHead& head);

/// The reverse; empty for any other text. White space around it is not looked at.
std::optional<domain::AuditHead> read_head(std::string_view text);

/// The head that the file names; empty when there is no such file or it cannot be read as one.
Result<std::optional<domain::AuditHead>> load_head(const std::filesystem::path& file);

/// Writes where the log ends now into the file. Errors: those of the lanes and of the file.
Result<domain::AuditHead> note_head(Lanes& lanes, const std::filesystem::path& file);

/// For whoever opens a data folder, before his first entry: whether the log still has the entry
/// that the file names. When it has not, that becomes the entry `audit.damaged`. Then notes the
/// head anew. Errors: those of the lanes and of the file.
Result<bool> compare_head(Lanes& lanes, const std::filesystem::path& file);

}  // namespace cochin::app::audit
