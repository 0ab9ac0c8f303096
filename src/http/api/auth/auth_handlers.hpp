#pragma once

#include "app/auth/authentication.hpp"
#include "http/server/router.hpp"

/// Sign-in, `/api/v1/auth`. Every `authentication` must outlive the handler. Errors are those of
/// `app::Authentication`, and errors::invalid_input for a body of another shape.
namespace cochin::http::api {

/// `POST /auth/login` `{username, password}` → 200 and the cookie. Hash lane.
PlainHandler sign_in(app::Authentication& authentication);

/// `POST /auth/login/second-factor` `{code}` → 200 as login and a new cookie. Hash lane, which may
/// wait for the write lane.
PlainHandler finish_sign_in(app::Authentication& authentication);

/// `GET /auth/session` → 200. Read lane.
ReadHandler show_session(app::Authentication& authentication);

/// `POST /auth/logout` → 204. Write lane.
WriteHandler sign_out(app::Authentication& authentication);

/// `POST /auth/password` `{current_password, new_password}` → 204 and a new cookie. Hash lane.
PlainHandler change_password(app::Authentication& authentication);

/// `POST /auth/password-check` `{new_password}` → 200, rule by rule. Read lane.
ReadHandler check_password(app::Authentication& authentication);

/// `POST /auth/reauthenticate` `{password}` → 204 and a new cookie. Hash lane.
PlainHandler reauthenticate(app::Authentication& authentication);

}  // namespace cochin::http::api
