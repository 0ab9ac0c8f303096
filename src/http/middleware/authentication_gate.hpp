#pragma once

#include <functional>

#include "app/auth/authentication.hpp"
#include "http/server/router.hpp"

namespace cochin::http {

/// The gate of the API: finds the session of the cookie or what the API token of
/// `Authorization: Bearer` opens, in memory or in the database, and lets the call through or
/// refuses it with, in this order:
/// - errors::unauthenticated without a session, unless the route lets strangers in;
/// - errors::second_factor_required until the second step of the sign-in;
/// - errors::password_change_required while that is the session's one duty, for every path but
///   those that serve it, existing or not;
/// - errors::second_factor_enrolment_required in the same way;
/// - errors::forbidden for a token whose scopes do not cover the method, and for every path of the
///   account but its `GET`;
/// - errors::csrf_failed for an unsafe request of a browser without the session's token;
/// - errors::viewing_only for a change by whoever sees like another account;
/// - errors::forbidden for a route that asks for a global right that the caller lacks.
/// A request with an `Authorization` header is never given the session of a cookie.
/// `authentication` must outlive the gate.
Gate make_authentication_gate(app::Authentication& authentication);

/// For answers that take long: what tells of a call that was let in whether it still would be,
/// with the same rights. May wait: never on the io thread, a reader or the writer. Errors:
/// errors::unauthenticated, those of the duties, errors::forbidden when the rights are others.
using StandingGate = std::function<std::function<Status()>(const Call& call)>;

/// Both must outlive the gate and what it gives.
StandingGate make_standing_gate(app::Authentication& authentication, app::Lanes& lanes);

}  // namespace cochin::http
