#pragma once

#include <optional>

#include "app/access/access_explanation.hpp"
#include "http/server/response.hpp"

namespace cochin::http::api {

Response answer_explanation(const domain::Table& table, std::optional<RecordId> record,
                            const app::AccessExplanation& explanation);

}  // namespace cochin::http::api
