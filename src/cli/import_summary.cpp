#include "cli/import_command.hpp"

namespace cochin::cli {

namespace {

constexpr const char* kThinSpace = "\u202F";

/// `1 234` with U+202F.
std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, kThinSpace);
  return digits;
}

/// `12 créées`; 0 and 1 are singular in French.
std::string counted(std::int64_t number, const char* word) {
  return grouped(number) + "\u00A0" + word + (number >= 2 ? "s" : "");
}

std::int64_t count_of(const domain::JobRun& run, std::string_view name) {
  const Tree* count = run.result.find(name);
  return count == nullptr || count->as_integer() == nullptr ? 0 : *count->as_integer();
}

std::string ignored_columns(const domain::JobRun& run) {
  const Tree* columns = run.result.find("ignored_columns");
  std::string names;
  if (columns == nullptr || columns->as_list() == nullptr) return names;
  for (const Tree& column : *columns->as_list()) {
    names += (names.empty() ? "" : ", ") + *column.as_string();
  }
  return names;
}

std::string refused_lines(const domain::JobRun& run) {
  const Tree* lines = run.result.find("refused_lines");
  std::string text;
  if (lines == nullptr || lines->as_list() == nullptr) return text;
  for (const Tree& line : *lines->as_list()) {
    text += "  ligne " + std::to_string(*line.find("line")->as_integer()) +
            "\u00A0: " + *line.find("message")->as_string() + "\n";
  }
  return text;
}

bool is_dry_run(const domain::JobRun& run) {
  const Tree* flag = run.result.find("dry_run");
  return flag != nullptr && flag->as_bool() != nullptr && *flag->as_bool();
}

}  // namespace

std::string import_summary(const domain::JobRun& run) {
  if (run.state == domain::JobState::kFailed)
    return "Import interrompu\u00A0: " + run.message + "\n";
  std::string text =
      is_dry_run(run) ? "Essai à blanc, rien n’a été écrit\u00A0: " : "Import terminé\u00A0: ";
  text += counted(count_of(run, "created"), "créée") + ", " +
          counted(count_of(run, "updated"), "modifiée") + ", " +
          counted(count_of(run, "unchanged"), "inchangée") + ", " +
          counted(count_of(run, "refused"), "refusée") + ".\n";
  if (const std::string columns = ignored_columns(run); !columns.empty()) {
    text += "Colonnes ignorées\u00A0: " + columns + "\n";
  }
  if (const std::int64_t rounded = count_of(run, "rounded"); rounded > 0) {
    text += "Nombres arrondis\u00A0: " + grouped(rounded) + "\n";
  }
  if (count_of(run, "refused") > 0) {
    text += "Lignes refusées (toutes dans imports/" + std::to_string(run.id.value) +
            ".csv du dossier de données)\u00A0:\n" + refused_lines(run);
  }
  return text;
}

}  // namespace cochin::cli
