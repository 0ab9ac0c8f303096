#include "cli/first_administrator_notice.hpp"

namespace cochin::cli {

std::string first_administrator_notice(const app::FirstAdministrator& created,
                                       const app::FirstAdministratorSettings& settings) {
  std::string text = "Premier administrateur\u00A0: " + created.username + "\n";
  if (created.is_chosen) {
    text += "Mot de passe\u00A0: celui de INITIAL_ADMIN_PASSWORD\n";
  } else {
    text += "Mot de passe\u00A0: " + created.password + "\n";
  }
  if (!created.is_chosen && settings.kind == app::InitialPassword::kDrawn) {
    text +=
        "Il est aussi dans " + settings.password_file.string() + ", effacé dès qu’il est changé.\n";
  }
  return text + "Il n’ouvre que la page où il faut le changer.\n";
}

}  // namespace cochin::cli
