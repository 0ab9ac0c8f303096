#pragma once

#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "domain/records/record_input.hpp"
#include "storage/repositories/record_repository.hpp"

namespace cochin::app {

/// Checks the values at `positions` against what is stored: links and files exist, unique values
/// are free, a used choice keeps its category and valeur. Refusals go to `draft.errors`.
/// Draft errors: `unknown_record`, `unknown_choice`, `unknown_file`, `file_too_large`,
/// `file_type_refused`, `duplicate_value` (`unique_violation` when the actor may not see which
/// record has the value), `still_referenced`.
Status check_against_others(const Actor& actor, WriteScope& scope, const domain::Table& table,
                            const storage::records::StoredRecord& record, domain::Draft& draft,
                            const std::vector<std::size_t>& positions);

}  // namespace cochin::app
