#include "cli/serve_command.hpp"

#include "cli/failure_notice.hpp"

namespace cochin::cli {
namespace {

Result<platform::Config> configure(const Arguments& arguments) {
  platform::Config config = TRY(platform::load_config(platform::process_environment()));
  if (const auto data = arguments.value("--data")) config.data_folder = *data;
  if (const auto listen = arguments.value("--listen")) {
    const bool has_port = listen->find(':') != std::string::npos && !listen->ends_with(']');
    const std::string port = std::to_string(config.http.listen_port);
    TRY(platform::parse_listen(has_port ? *listen : *listen + ":" + port, "--listen", config.http));
  }
  if (const auto port = arguments.value("--port")) {
    const std::string& address = config.http.listen_address;
    const bool is_v6 = address.find(':') != std::string::npos;
    TRY(platform::parse_listen((is_v6 ? "[" + address + "]" : address) + ":" + *port, "--port",
                               config.http));
  }
  TRY(platform::check_transport(config.http));
  return config;
}

}  // namespace

Command serve_command(std::function<Status(const platform::Config&)> serve) {
  Command command;
  command.name = "serve";
  command.description = "Démarrer le serveur";
  command.options = {
      {"--port", "N", "Port d’écoute (8080 par défaut)"},
      {"--listen", "ADRESSE", "Adresse d’écoute, avec ou sans port (127.0.0.1:8080 par défaut)"},
      {"--data", "DOSSIER", "Dossier des données (./data par défaut)"},
  };
  command.run = [serve = std::move(serve)](const Arguments& arguments) {
    const Result<platform::Config> config = configure(arguments);
    if (!config) return report_failure(config.error());
    const Status served = serve(*config);
    return served ? 0 : report_failure(served.error());
  };
  return command;
}

}  // namespace cochin::cli
