#include <gtest/gtest.h>

#include "cli/import_command.hpp"

namespace cochin::cli {
namespace {

domain::JobRun finished(std::int64_t created, std::int64_t refused) {
  domain::JobRun run;
  run.id = JobRunId{7};
  run.state = domain::JobState::kSucceeded;
  run.result =
      Tree::Map{{"created", created},           {"updated", 0}, {"unchanged", 1},
                {"refused", refused},           {"rounded", 0}, {"ignored_columns", Tree::List{}},
                {"refused_lines", Tree::List{}}};
  return run;
}

TEST(ImportSummary, CountsInFrench) {
  EXPECT_EQ(import_summary(finished(7581, 0)),
            "Import terminé\u00A0: 7\u202F581\u00A0créées, 0\u00A0modifiée, 1\u00A0inchangée, "
            "0\u00A0refusée.\n");
}

TEST(ImportSummary, SaysWhatWasRefusedIgnoredAndRounded) {
  domain::JobRun run = finished(1, 1);
  Tree::Map& result = *run.result.as_map();
  result[4].second = Tree(4);
  result[5].second = Tree(Tree::List{"Divers", "Autre"});
  result[6].second =
      Tree(Tree::List{Tree::Map{{"line", 12}, {"message", "Nom\u00A0: obligatoire."}}});
  EXPECT_EQ(
      import_summary(run),
      "Import terminé\u00A0: 1\u00A0créée, 0\u00A0modifiée, 1\u00A0inchangée, 1\u00A0refusée.\n"
      "Colonnes ignorées\u00A0: Divers, Autre\n"
      "Nombres arrondis\u00A0: 4\n"
      "Lignes refusées (toutes dans imports/7.csv du dossier de données)\u00A0:\n"
      "  ligne 12\u00A0: Nom\u00A0: obligatoire.\n");
}

TEST(ImportSummary, TellsADryRunAndAFailure) {
  domain::JobRun run = finished(1, 0);
  run.result.as_map()->emplace_back("dry_run", true);
  EXPECT_TRUE(import_summary(run).starts_with("Essai à blanc, rien n’a été écrit\u00A0: 1"));
  domain::JobRun failed;
  failed.state = domain::JobState::kFailed;
  failed.message = "Le fichier est abîmé.";
  EXPECT_EQ(import_summary(failed), "Import interrompu\u00A0: Le fichier est abîmé.\n");
}

}  // namespace
}  // namespace cochin::cli
