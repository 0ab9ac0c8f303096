#pragma once

#include <span>

#include "base/tree.hpp"
#include "domain/schema/choice_catalog.hpp"
#include "domain/schema/table.hpp"

namespace cochin::http::api {

/// What the schemas of tables are made from. All must outlive the call.
struct InstanceSchema {
  const domain::Schema& schema;
  const domain::ChoiceCatalog& choices;
  std::span<const domain::Table* const> tables;  ///< that the reader of the document may know
};

/// The schemas (JSON Schema 2020-12) of the records of each table `t`, by name: `Values_t` as they
/// are read, `Changes_t` as they are written, `NewValues_t` with what a new record needs,
/// `Record_t`; then `Record`, `RecordCreation` and `RecordChange`, which stand for any table.
Tree::Map table_schemas(const InstanceSchema& instance);

}  // namespace cochin::http::api
