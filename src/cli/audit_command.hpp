#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/audit/audit_verification.hpp"
#include "base/result.hpp"
#include "cli/command_line.hpp"

namespace cochin::cli {

/// Reads the log of a data folder, against a head that was noted elsewhere when one is given.
using VerifyAudit = std::function<Result<app::audit::Verdict>(
    const std::string& data_folder, std::optional<domain::AuditHead> noted)>;

/// `cochin audit verify`: whether the audit log is what was written, also while the server runs.
/// Exit code 0 when it is, 1 when it is not or cannot be read.
Command audit_verify_command(VerifyAudit verify);

/// What was found, in French.
std::string audit_verdict(const app::audit::Verdict& verdict);

}  // namespace cochin::cli
