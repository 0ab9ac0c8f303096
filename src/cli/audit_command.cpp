#include "cli/audit_command.hpp"

#include <cstdio>

#include "app/audit/audit_head_file.hpp"
#include "base/error_catalog.hpp"
#include "cli/failure_notice.hpp"
#include "platform/config/config.hpp"

namespace cochin::cli {

namespace {

using app::audit::Damage;
using app::audit::Fault;
using app::audit::Verdict;

std::string reason_of(const Damage& damage) {
  const std::string entry = "L’entrée n°\u00A0" + std::to_string(damage.entry.value);
  switch (damage.fault) {
    case Fault::kAltered: return entry + " a été modifiée, ajoutée ou déplacée.";
    case Fault::kMissing: return entry + " a été supprimée.";
    case Fault::kUnlinked: return entry + " ou la suivante a été récrite.";
    case Fault::kPurged: return entry + " et les précédentes ont été supprimées sans purge.";
    case Fault::kTruncated: return entry + " et les suivantes ont été supprimées.";
    case Fault::kRewritten: return entry + " n’est pas celle qui avait été notée hors de la base.";
    case Fault::kHeadUnknown:
      return "Rien hors de la base ne dit où le journal finit\u00A0: logs/audit.head manque ou ne "
             "se "
             "lit pas. L’enchaînement est intact jusqu’à l’entrée n°\u00A0" +
             std::to_string(damage.entry.value) + ".";
  }
  return {};
}

Result<Verdict> verify_as_told(const Arguments& arguments, const VerifyAudit& verify) {
  const platform::Config config = TRY(platform::load_config(platform::process_environment()));
  std::optional<domain::AuditHead> noted;
  if (const auto head = arguments.value("--head")) {
    noted = app::audit::read_head(*head);
    if (!noted) return Error{&errors::config_value, {{"name", "--head"}, {"value", *head}}};
  }
  return verify(arguments.value("--data").value_or(config.data_folder), noted);
}

}  // namespace

std::string audit_verdict(const Verdict& verdict) {
  if (!verdict.damage) {
    return "Le journal est intact. Entrées\u00A0: " + std::to_string(verdict.entries) +
           ".\nIl finit par\u00A0: " + app::audit::write_head(verdict.head) + "\n";
  }
  const ErrorParameters entry = {{"id", std::to_string(verdict.damage->entry.value)}};
  std::string text = reason_of(*verdict.damage) + "\n";
  if (verdict.damage->fault != Fault::kHeadUnknown) {
    text = error_message(errors::audit_damaged, entry, Language::kFrench) + "\n" + text;
  }
  return text;
}

Command audit_verify_command(VerifyAudit verify) {
  Command command;
  command.name = "audit verify";
  command.description = "Vérifier que le journal d’audit n’a pas été altéré";
  command.options = {
      {"--data", "DOSSIER", "Dossier des données (./data par défaut)"},
      {"--head", "FIN",
       "Fin du journal notée ailleurs\u00A0: numéro et empreinte (logs/audit.head)"},
  };
  command.run = [verify = std::move(verify)](const Arguments& arguments) {
    const Result<Verdict> verdict = verify_as_told(arguments, verify);
    if (!verdict) return report_failure(verdict.error());
    std::fputs(audit_verdict(*verdict).c_str(), verdict->damage ? stderr : stdout);
    return verdict->damage ? 1 : 0;
  };
  return command;
}

}  // namespace cochin::cli
