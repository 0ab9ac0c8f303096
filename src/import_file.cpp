#include "import_file.hpp"

#include "app/audit/audit_head_file.hpp"
#include "app/lanes.hpp"
#include "app/tables/first_start.hpp"
#include "platform/clock/clock.hpp"
#include "platform/files/data_folder.hpp"
#include "storage/database.hpp"

namespace cochin {

Result<domain::JobRun> import_file(const platform::Config& config, app::ImportRequest request,
                                   app::JobProgress::Observer observer) {
  const platform::DataFolder folder = TRY(platform::open_data_folder(config.data_folder));
  const auto database = TRY(storage::Database::open(folder));
  const platform::TimeZone zone = TRY(platform::TimeZone::find(config.time_zone));
  const auto lanes = TRY(app::Lanes::open(*database, platform::system_clock(), zone));
  const auto head_file = app::audit::head_file(folder);
  TRY(app::audit::compare_head(*lanes, head_file));
  TRY(app::prepare_first_start(*lanes, folder.db / ".initialized"));
  const auto runs = TRY(app::JobRuns::open(*lanes));
  app::Imports imports(*lanes, *runs, {folder.root / "imports", zone});
  auto run = imports.run_here(app::system_actor(), std::move(request), std::move(observer));
  TRY(app::audit::note_head(*lanes, head_file));
  database->stop();
  return run;
}

}  // namespace cochin
