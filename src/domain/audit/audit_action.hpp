#pragma once

#include <span>
#include <string_view>

/// What the audit log can say, in one place: name (stable, machine), French, English.
namespace cochin::domain {

struct AuditAction {
  std::string_view name;  ///< `<capability>.<what happened>`
  std::string_view french;
  std::string_view english;
};

/// All of them, grouped by capability.
std::span<const AuditAction> audit_actions();

/// Whether `name` is one of them.
bool is_audit_action(std::string_view name);

/// The names, so that a mistyped one does not compile.
namespace actions {
#define ACTION(capability, event, french, english) \
  inline constexpr std::string_view capability##_##event = #capability "." #event;
#include "domain/audit/audit_actions.inc"
#undef ACTION
}  // namespace actions

}  // namespace cochin::domain
