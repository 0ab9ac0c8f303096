#include "cli/start_notice.hpp"

namespace cochin::cli {

std::string start_notice(const platform::HttpConfig& http, std::uint16_t port) {
  std::string host = http.listen_address;
  const std::string scheme = http.tls_certificate.empty() ? "http://" : "https://";
  if (host == "0.0.0.0" || host == "::") host = "localhost";
  if (host.find(':') != std::string::npos) host = "[" + host + "]";
  return "Cochin Project Manager est ouvert\u00A0: " + scheme + host + ":" + std::to_string(port) +
         "\nOuvrir cette adresse dans un navigateur. Ctrl+C arrête le serveur.\n";
}

}  // namespace cochin::cli
