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

/// What a command on one account says.
struct AccountWords {
  const char* name;
  const char* description;
  const char* done;
  const char* instead;  ///< when a server uses the folder
};

Status change_as_told(const Arguments& arguments, const ChangeAccount& change) {
  return change(TRY(read_config(arguments)), arguments.value("NOM").value_or(""));
}

Command account_command(const AccountWords& words, ChangeAccount change) {
  Command command;
  command.name = words.name;
  command.description = words.description;
  command.options = {{"NOM", "", "Nom d’utilisateur"},
                     {"--data", "DOSSIER", "Dossier des données (./data par défaut)"}};
  command.run = [words, change = std::move(change)](const Arguments& arguments) {
    const Status changed = change_as_told(arguments, change);
    if (!changed) return report(changed.error(), words.instead);
    std::fputs(words.done, stdout);
    return 0;
  };
  return command;
}

}  // namespace

Command unlock_command(ChangeAccount unlock) {
  return account_command(
      {"unlock", "Débloquer un compte en pause après trop d’échecs de connexion",
       "Le compte peut de nouveau se connecter.\n",
       "Le serveur tourne sur ce dossier. Débloquer le compte dans Administration › Utilisateurs, "
       "attendre la fin de la pause, ou arrêter d’abord le serveur.\n"},
      std::move(unlock));
}

Command remove_second_factor_command(ChangeAccount remove) {
  return account_command(
      {"remove_second_factor",
       "Retirer le second facteur d’un compte dont le téléphone et les codes sont perdus",
       "Le compte se connecte avec son seul mot de passe. Ses sessions sont fermées.\n",
       "Le serveur tourne sur ce dossier. Un autre administrateur peut retirer le second facteur "
       "dans Administration › Utilisateurs\u202F; sinon, arrêter d’abord le serveur.\n"},
      std::move(remove));
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
                  "Utilisateurs, ou arrêter d’abord le serveur.\n");
  };
  return command;
}

}  // namespace cochin::cli
