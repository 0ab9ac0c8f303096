#include "storage/migrations/system_migrations.hpp"

namespace cochin::storage::migrations {

namespace {

/// Without a table: all of them, those to come too. Fields are lists of ids.
constexpr std::string_view kTablePermissions = R"sql(
CREATE TABLE auth_group_tablepermission(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id INTEGER NOT NULL REFERENCES auth_group(id) ON DELETE CASCADE,
  table_id INTEGER REFERENCES database_dynamictable(id),
  can_read INTEGER NOT NULL CHECK(can_read IN (0, 1)),
  can_create INTEGER NOT NULL CHECK(can_create IN (0, 1)),
  can_update INTEGER NOT NULL CHECK(can_update IN (0, 1)),
  can_delete INTEGER NOT NULL CHECK(can_delete IN (0, 1)),
  record_filter TEXT NOT NULL DEFAULT '',
  hidden_fields TEXT NOT NULL DEFAULT '[]',
  readonly_fields TEXT NOT NULL DEFAULT '[]');

CREATE UNIQUE INDEX auth_group_tablepermission_place
  ON auth_group_tablepermission(group_id, coalesce(table_id, 0));
)sql";

constexpr std::string_view kRights = R"sql(
INSERT OR IGNORE INTO auth_permission(codename, name) VALUES
  ('schema.manage', 'Gérer les tables et les champs'),
  ('users.manage', 'Gérer les utilisateurs et les groupes'),
  ('backups.manage', 'Gérer les sauvegardes'),
  ('audit.read', 'Lire le journal d’audit'),
  ('jobs.manage', 'Gérer les tâches'),
  ('settings.manage', 'Gérer les réglages'),
  ('notifications.manage', 'Gérer les notifications'),
  ('rules.manage', 'Gérer les règles des formulaires');
)sql";

/// A group of the same name that is there already keeps what it has.
constexpr std::string_view kReadyGroups = R"sql(
CREATE TEMP TABLE ready_group(name TEXT, description TEXT, r INT, c INT, u INT, d INT, rights TEXT);

INSERT INTO ready_group VALUES
  ('Lecteur', 'Lit toutes les tables.', 1, 0, 0, 0, ''),
  ('Éditeur', 'Lit, crée et modifie les fiches de toutes les tables.', 1, 1, 1, 0, ''),
  ('Gestionnaire', 'Gère les fiches, les tables et les règles.', 1, 1, 1, 1,
   ' schema.manage rules.manage '),
  ('Administrateur', 'A tous les droits.', 1, 1, 1, 1, '*'),
  ('Auditeur', 'Lit toutes les tables et le journal d’audit.', 1, 0, 0, 0, ' audit.read ');

DELETE FROM ready_group WHERE name IN (SELECT name FROM auth_group);

INSERT INTO auth_group(name, description) SELECT name, description FROM ready_group;

INSERT INTO auth_group_tablepermission(group_id, can_read, can_create, can_update, can_delete)
  SELECT g.id, r.r, r.c, r.u, r.d FROM ready_group r JOIN auth_group g ON g.name = r.name;

INSERT INTO authentication_group_permissions(group_id, permission_id)
  SELECT g.id, p.id FROM ready_group r JOIN auth_group g ON g.name = r.name
    JOIN auth_permission p
      ON r.rights = '*' OR instr(r.rights, ' ' || p.codename || ' ') > 0;

DROP TABLE ready_group;
)sql";

}  // namespace

Status create_rights(sql::Connection& writer) {
  for (const std::string_view part : {kTablePermissions, kRights, kReadyGroups}) {
    TRY(writer.execute(part));
  }
  return ok();
}

}  // namespace cochin::storage::migrations
