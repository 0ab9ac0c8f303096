#pragma once

#include <string>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "domain/schema/table.hpp"

namespace cochin::app {

/// A field somewhere that may point at records of a table: a link, or a choice when the table is
/// `choix`.
struct ReferenceField {
  const domain::Table* table;
  const domain::Field* field;
  domain::OnDelete on_delete;  ///< choices: restrict
};
std::vector<ReferenceField> reference_fields(const domain::Schema& schema,
                                             const domain::Table& target);

/// « Projet (3), Devis (100+), … »: the records of `holders` that the actor may read, by table; the
/// dots stand for others. Empty when there is none.
struct Holder {
  const ReferenceField* reference;
  RecordId id;
};
Result<std::string> describe_holders(const Actor& actor, const WriteScope& scope,
                                     const std::vector<Holder>& holders);

/// The same of the live records that point at this one.
Result<std::string> describe_referrers(const Actor& actor, WriteScope& scope,
                                       const domain::Table& table, RecordId id);

}  // namespace cochin::app
