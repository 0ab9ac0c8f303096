#include "storage/repositories/user_columns.hpp"

namespace cochin::storage::users {

domain::User read_user(const sql::Statement& row) {
  domain::User user;
  user.id = {row.integer(0)};
  user.username = row.text(1);
  user.email = row.text(2);
  user.first_name = row.text(3);
  user.last_name = row.text(4);
  user.is_active = row.boolean(5);
  user.is_staff = row.boolean(6);
  user.is_superuser = row.boolean(7);
  user.last_login = row.timestamp(8);
  user.date_joined = row.timestamp(9).value_or(Timestamp{});
  user.password_changed_at = row.timestamp(10).value_or(Timestamp{});
  user.password_change_required = row.boolean(11);
  return user;
}

}  // namespace cochin::storage::users
