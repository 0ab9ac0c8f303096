#include "app/audit/audit_verification.hpp"
#include "app/posture/posture.hpp"
#include "cli/account_commands.hpp"
#include "cli/audit_command.hpp"
#include "cli/command_line.hpp"
#include "cli/doctor_command.hpp"
#include "cli/import_command.hpp"
#include "cli/serve_command.hpp"
#include "console_accounts.hpp"
#include "import_file.hpp"
#include "platform/clock/clock.hpp"
#include "platform/files/data_folder.hpp"
#include "serve.hpp"

namespace {

cochin::Result<cochin::app::audit::Verdict> verify_audit(
    const std::string& data_folder, std::optional<cochin::domain::AuditHead> noted) {
  return cochin::app::audit::verify_folder(cochin::platform::data_folder_at(data_folder),
                                           std::move(noted));
}

cochin::Result<std::vector<cochin::app::posture::Finding>> examine(
    const cochin::platform::Config& config, const std::string& data_folder) {
  return cochin::app::posture::examine(
      {config, cochin::platform::data_folder_at(data_folder), cochin::platform::system_clock()()});
}

}  // namespace

int main(int argument_count, char** arguments) {
  return cochin::cli::run_command_line(
      {cochin::cli::serve_command(cochin::serve), cochin::cli::import_command(cochin::import_file),
       cochin::cli::create_superuser_command(cochin::create_superuser),
       cochin::cli::unlock_command(cochin::unlock_account),
       cochin::cli::remove_second_factor_command(cochin::remove_second_factor),
       cochin::cli::audit_verify_command(verify_audit), cochin::cli::doctor_command(examine)},
      {arguments, static_cast<std::size_t>(argument_count)});
}
