#pragma once

#include <vector>

#include "app/access/group_input.hpp"
#include "app/auth/authentication.hpp"

namespace cochin::app {

/// Groups: who may read and change them, and what may be given away. All need `users.manage`.
/// Errors of all: `forbidden`, `password_change_required`.
class Groups {
 public:
  /// `authentication` must outlive it.
  explicit Groups(Authentication& authentication) : authentication_(authentication) {}

  Result<std::vector<domain::Group>> list(const Actor& actor, ReadScope& scope) const;

  /// Errors: `not_found`.
  Result<domain::Group> find(const Actor& actor, ReadScope& scope, domain::GroupId id) const;

  /// Those that change rights want a recent password of `session` (`reauthentication_required`) and
  /// are told to the audit log. Errors: those of `read_group`, `name_taken`,
  /// `more_than_own_rights`.
  Result<domain::Group> create(const Actor& actor, WriteScope& scope, const Session& session,
                               const GroupInput& input) const;

  /// Errors: as `create`; `not_found`; `own_rights` when the group is one of the actor's own and
  /// what it gives would change.
  Result<domain::Group> update(const Actor& actor, WriteScope& scope, const Session& session,
                               domain::GroupId id, const GroupInput& input) const;

  /// Errors: `not_found`, `own_rights`.
  Status remove(const Actor& actor, WriteScope& scope, const Session& session,
                domain::GroupId id) const;

 private:
  Authentication& authentication_;
};

/// Whether the actor himself has all that the group gives: nobody gives more, by changing a group
/// or by putting somebody into it. Errors: `more_than_own_rights`.
Status check_within_own_rights(const Actor& actor, const Catalog& catalog,
                               const domain::Group& group);

/// Errors: `password_change_required`, `forbidden`.
Status check_may_manage_users(const Actor& actor);

/// A step of a larger change: says in the audit log that a stored group is another now.
Status record_group_change(const Actor& actor, WriteScope& scope, const domain::Group& before,
                           const domain::Group& after);

}  // namespace cochin::app
