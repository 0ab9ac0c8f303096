#include "cli/account_commands.hpp"

#include <cstdio>

#include "base/error_catalog.hpp"
#include "cli/failure_notice.hpp"
#include "platform/terminal/typed_secret.hpp"

namespace cochin::cli {

namespace {

constexpr const char* kDefaultName = "admin";

Result<platform::Config> read_config(const Arguments& arguments) {
  platform::Config config = TRY(platform::load_config(platform::process_environment()));
  if (const auto data = arguments.value("--data")) config.data_folder = *data;
  return config;
}

int report(const Error& error, const char* instead) {
  const int code = report_refusal(error);
  if (error.kind == &errors::data_folder_in_use) std::fputs(instead, stderr);
  return code;
}

Error refused_password(const ErrorKind& kind) {
  return Error{&errors::invalid_input, {}, {{"/password", &kind, {}}}};
}

Result<std::string> ask_password() {
  const auto password = platform::read_secret("Mot de passe\u00A0: ");
  if (!password) return refused_password(errors::required);
  if (!platform::is_terminal()) return *password;
  const auto again = platform::read_secret("Encore une fois\u00A0: ");
  if (again != password) return refused_password(errors::wrong_password);
  return *password;
}

Status create_as_told(const Arguments& arguments, const CreateSuperuser& create,
                      const std::string& username) {
  const platform::Config config = TRY(read_config(arguments));
  return create(config, {username, TRY(ask_password())});
}

Status unlock_as_told(const Arguments& arguments, const UnlockAccount& unlock) {
  return unlock(TRY(read_config(arguments)), arguments.value("NOM").value_or(""));
}

}  // namespace

Command unlock_command(UnlockAccount unlock) {
  Command command;
  command.name = "unlock";
  command.description = "Débloquer un compte en pause après trop d’échecs de connexion";
  command.options = {{"NOM", "", "Nom d’utilisateur"},
                     {"--data", "DOSSIER", "Dossier des données (./data par défaut)"}};
  command.run = [unlock = std::move(unlock)](const Arguments& arguments) {
    const Status unlocked = unlock_as_told(arguments, unlock);
    if (unlocked) {
      std::fputs("Le compte peut de nouveau se connecter.\n", stdout);
      return 0;
    }
    return report(unlocked.error(),
                  "Le serveur tourne sur ce dossier. Débloquer le compte dans Administration › "
                  "Comptes, attendre la fin de la pause, ou arrêter d’abord le serveur.\n");
  };
  return command;
}

Command create_superuser_command(CreateSuperuser create) {
  Command command;
  command.name = "create_superuser";
  command.description = "Créer un compte qui a tous les droits";
  command.options = {{"[NOM]", "", "Nom d’utilisateur (admin)"},
                     {"--data", "DOSSIER", "Dossier des données (./data par défaut)"}};
  command.run = [create = std::move(create)](const Arguments& arguments) {
    const std::string username = arguments.value("[NOM]").value_or(kDefaultName);
    const Status created = create_as_told(arguments, create, username);
    if (created) {
      std::printf("Le compte «\u00A0%s\u00A0» a été créé.\n", username.c_str());
      return 0;
    }
    return report(created.error(),
                  "Le serveur tourne sur ce dossier. Créer le compte dans Administration › "
                  "Comptes, ou arrêter d’abord le serveur.\n");
  };
  return command;
}

}  // namespace cochin::cli
