#pragma once

#include <functional>
#include <string>

#include "base/result.hpp"
#include "cli/command_line.hpp"
#include "platform/config/config.hpp"

namespace cochin::cli {

/// Opens the data folder, which no server may use meanwhile, and changes the account of this name.
using ChangeAccount = std::function<Status(const platform::Config&, const std::string& username)>;

struct NewSuperuser {
  std::string username;
  std::string password;
};
/// The same, creating an account that may do everything.
using CreateSuperuser = std::function<Status(const platform::Config&, const NewSuperuser&)>;

/// `cochin unlock NOM`: ends the pause after failed sign-ins.
Command unlock_command(ChangeAccount unlock);

/// `cochin remove_second_factor NOM`: for who has lost his telephone and his recovery codes.
Command remove_second_factor_command(ChangeAccount remove);

/// `cochin create_superuser [NOM]`: asks for the password twice without showing it, or reads it
/// from a standard input that is no terminal.
Command create_superuser_command(CreateSuperuser create);

}  // namespace cochin::cli
