#pragma once

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
/// - errors::forbidden for a route that asks for a global right that the caller lacks.
/// A request with an `Authorization` header is never given the session of a cookie.
/// `authentication` must outlive the gate.
Gate make_authentication_gate(app::Authentication& authentication);

}  // namespace cochin::http
