#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace cochin::app::posture {

enum class State { kGood, kReview, kGrave };

/// A point that is looked at.
struct FindingKind {
  std::string_view id;
  std::string_view references;  ///< of docs/security/requirements.md, and where those come from
  std::string_view good;        ///< French, as the rest
  std::string_view wrong;
  std::string_view advice;
};

namespace findings {
#define FINDING(id, references, good, wrong, advice) \
  inline constexpr FindingKind id{#id, references, good, wrong, advice};
#include "app/posture/finding_kinds.inc"
#undef FINDING
}  // namespace findings

/// What was found at one point. The parameters hold no secret.
struct Finding {
  const FindingKind* kind;
  State state;
  ErrorParameters parameters = {};

  /// The sentence, in French.
  std::string sentence() const;
};

}  // namespace cochin::app::posture
