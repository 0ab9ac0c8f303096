#include "domain/audit/audit_action.hpp"

#include <algorithm>

namespace cochin::domain {

std::span<const AuditAction> audit_actions() {
#define ACTION(capability, event, french, english) {#capability "." #event, french, english},
  static constexpr AuditAction kActions[] = {
#include "domain/audit/audit_actions.inc"
  };
#undef ACTION
  return kActions;
}

bool is_audit_action(std::string_view name) {
  return std::ranges::any_of(audit_actions(),
                             [&](const AuditAction& action) { return action.name == name; });
}

}  // namespace cochin::domain
