#include "app/posture/finding.hpp"

namespace cochin::app::posture {

std::string Finding::sentence() const {
  const std::string_view text = state == State::kGood ? kind->good : kind->wrong;
  const ErrorKind worded{kind->id, ErrorCode::kInvalid, text, text};
  return error_message(worded, parameters, Language::kFrench);
}

}  // namespace cochin::app::posture
