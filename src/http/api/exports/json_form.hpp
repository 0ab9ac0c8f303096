#pragma once

#include "app/exports/export_form.hpp"

namespace cochin::http::api {

/// Records as the API gives them: `{"items":[…]}`, one line each.
app::MakeExportForm json_form();

}  // namespace cochin::http::api
