#include "cli/start_notice.hpp"

namespace cochin::cli {

std::string start_notice(std::string_view listen_address, std::uint16_t port) {
  std::string host(listen_address);
  if (host == "0.0.0.0" || host == "::") host = "localhost";
  if (host.find(':') != std::string::npos) host = "[" + host + "]";
  return "Cochin Project Manager est ouvert\u00A0: http://" + host + ":" + std::to_string(port) +
         "\nOuvrir cette adresse dans un navigateur. Ctrl+C arrête le serveur.\n";
}

}  // namespace cochin::cli
