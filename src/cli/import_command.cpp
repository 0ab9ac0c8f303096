#include "cli/import_command.hpp"

#include <unistd.h>

#include <cstdio>

#include "base/error_catalog.hpp"
#include "cli/failure_notice.hpp"
#include "platform/files/stored_bytes.hpp"
#include "platform/tabular/cell.hpp"

namespace cochin::cli {

namespace {

constexpr int kSomeRefused = 3;

Result<Tree> read_links(const Arguments& arguments) {
  Tree::Map links;
  for (const std::string& link : arguments.values("--link")) {
    const std::size_t equals = link.find('=');
    if (equals == link.npos)
      return Error{&errors::config_value, {{"name", "--link"}, {"value", link}}};
    links.emplace_back(link.substr(0, equals), link.substr(equals + 1));
  }
  return Tree(std::move(links));
}

Result<Tree> read_plan(const Arguments& arguments) {
  Tree::Map plan;
  const auto text = [&](const char* option, const char* member) {
    if (const auto value = arguments.value(option)) plan.emplace_back(member, *value);
  };
  text("--key", "key");
  text("--encoding", "encoding");
  text("--delimiter", "delimiter");
  text("--decimal", "decimal");
  text("--date-order", "date_order");
  text("--sheet", "sheet");
  plan.emplace_back("links", TRY(read_links(arguments)));
  plan.emplace_back("create_choices", arguments.has("--create-choices"));
  plan.emplace_back("dry_run", arguments.has("--dry-run"));
  return Tree(std::move(plan));
}

Result<app::ImportRequest> read_request(const Arguments& arguments) {
  const std::filesystem::path file = arguments.value("FICHIER").value_or("");
  app::ImportRequest request;
  request.table = arguments.value("TABLE").value_or("");
  request.plan = TRY(read_plan(arguments));
  request.file_name = file.filename().string();
  request.content = TRY(platform::StoredBytes::open(file));
  return request;
}

Result<platform::Config> read_config(const Arguments& arguments) {
  platform::Config config = TRY(platform::load_config(platform::process_environment()));
  if (const auto data = arguments.value("--data")) config.data_folder = *data;
  return config;
}

void show_progress(std::int64_t done, std::int64_t total) {
  std::fprintf(stderr, "\r%lld / %lld lignes", static_cast<long long>(done),
               static_cast<long long>(total));
  if (done == total) std::fputs("\n", stderr);
}

int report_import_failure(const Error& error) {
  const int code = report_refusal(error);
  if (error.kind == &errors::data_folder_in_use) {
    std::fputs(
        "Le serveur tourne sur ce dossier. Importer depuis l’application, ou arrêter "
        "d’abord le serveur.\n",
        stderr);
  }
  return code;
}

Result<domain::JobRun> import_as_told(const Arguments& arguments, const ImportFile& import_file) {
  const platform::Config config = TRY(read_config(arguments));
  app::JobProgress::Observer observer;
  if (isatty(STDERR_FILENO) != 0) observer = show_progress;
  app::ImportRequest request = TRY(read_request(arguments));
  const std::string table = request.table;
  auto run = import_file(config, std::move(request), std::move(observer));
  const bool is_unknown_table =
      !run && run.error().kind == &errors::not_found && run.error().detail.empty();
  if (!is_unknown_table) return run;
  return Error{&errors::unknown_table, {{"name", table}}};
}

int exit_code(const domain::JobRun& run) {
  if (run.state == domain::JobState::kFailed) return 1;
  const Tree* refused = run.result.find("refused");
  return refused != nullptr && *refused->as_integer() > 0 ? kSomeRefused : 0;
}

}  // namespace

Command import_command(ImportFile import_file) {
  Command command;
  command.name = "import";
  command.description = "Importer un fichier CSV ou XLSX dans une table";
  command.options = {
      {"TABLE", "", "Identifiant de la table (projet)"},
      {"FICHIER", "", "Fichier CSV ou XLSX, sa première ligne donne les titres"},
      {"--key", "CHAMP", "Champ unique qui dit si une ligne existe déjà"},
      {"--link", "LIEN=CHAMP", "Le lien est donné par ce champ de la table liée (répétable)"},
      {"--create-choices", "", "Créer les choix qui manquent"},
      {"--dry-run", "", "Essayer à blanc, sans rien écrire"},
      {"--encoding", "NOM", "utf-8, utf-16le, utf-16be ou windows-1252 (détecté)"},
      {"--delimiter", "SIGNE", "; , | ou tabulation (détecté)"},
      {"--decimal", "SIGNE", "Virgule ou point des nombres (détecté)"},
      {"--date-order", "ORDRE", "dmy, mdy ou ymd (détecté)"},
      {"--sheet", "NOM", "Feuille du classeur (la première)"},
      {"--data", "DOSSIER", "Dossier des données (./data par défaut)"},
  };
  command.run = [import_file = std::move(import_file)](const Arguments& arguments) {
    const Result<domain::JobRun> run = import_as_told(arguments, import_file);
    if (!run) return report_import_failure(run.error());
    std::fputs(import_summary(*run).c_str(), stdout);
    return exit_code(*run);
  };
  return command;
}

}  // namespace cochin::cli
