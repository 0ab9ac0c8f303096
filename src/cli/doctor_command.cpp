#include "cli/doctor_command.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "cli/failure_notice.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::cli {

namespace {

using app::posture::Finding;
using app::posture::State;

std::string_view machine_name(State state) {
  switch (state) {
    case State::kGood: return "good";
    case State::kReview: return "review";
    case State::kGrave: return "grave";
  }
  return {};
}

/// All marks as wide as the widest, counted in characters.
std::string_view mark(State state) {
  switch (state) {
    case State::kGood: return "[bon]      ";
    case State::kReview: return "[à revoir] ";
    case State::kGrave: return "[grave]    ";
  }
  return {};
}

std::string verdict(const std::vector<Finding>& findings) {
  const auto count = [&](State state) {
    return std::ranges::count(findings, state, &Finding::state);
  };
  const auto reviews = count(State::kReview);
  const auto graves = count(State::kGrave);
  if (graves > 0) {
    return std::to_string(graves) + " point(s) grave(s) et " + std::to_string(reviews) +
           " à revoir\u00A0: commencer par les points graves.\n";
  }
  if (reviews > 0) return "Rien de grave, " + std::to_string(reviews) + " point(s) à revoir.\n";
  return "Tout est bon.\n";
}

int exit_code(State state) {
  switch (state) {
    case State::kGood: return 0;
    case State::kReview: return 1;
    case State::kGrave: return 2;
  }
  return 2;
}

}  // namespace

std::string posture_report(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text.append(mark(finding.state)).append(finding.sentence());
    if (finding.state != State::kGood) text.append("\n           ").append(finding.kind->advice);
    text.append("  (").append(finding.kind->references).append(")\n");
  }
  return text + "\n" + verdict(findings);
}

std::string posture_json(const std::vector<Finding>& findings) {
  std::string text;
  platform::JsonWriter json(text);
  json.begin_object();
  json.member("state", machine_name(app::posture::overall(findings)));
  json.key("findings");
  json.begin_array();
  for (const Finding& finding : findings) {
    json.begin_object();
    json.member("id", finding.kind->id);
    json.member("state", machine_name(finding.state));
    json.member("references", finding.kind->references);
    json.member("sentence", finding.sentence());
    if (finding.state != State::kGood) json.member("advice", finding.kind->advice);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return text + "\n";
}

Command doctor_command(Examine examine) {
  Command command;
  command.name = "doctor";
  command.description = "Dire comment l’installation est protégée, et quoi améliorer";
  command.options = {
      {"--data", "DOSSIER", "Dossier des données (./data par défaut)"},
      {"--json", "", "Répondre en JSON, pour un programme"},
  };
  command.run = [examine = std::move(examine)](const Arguments& arguments) {
    const auto config = platform::load_config(platform::process_environment());
    if (!config) return report_failure(config.error());
    const auto findings = examine(*config, arguments.value("--data").value_or(config->data_folder));
    if (!findings) return report_failure(findings.error());
    const std::string text =
        arguments.has("--json") ? posture_json(*findings) : posture_report(*findings);
    std::fputs(text.c_str(), stdout);
    return exit_code(app::posture::overall(*findings));
  };
  return command;
}

}  // namespace cochin::cli
