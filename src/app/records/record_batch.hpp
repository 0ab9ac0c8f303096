#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"

namespace cochin::app {

inline constexpr std::size_t kMostOperations = 1000;

enum class OperationKind { kCreate, kUpdate, kDelete, kRestore };

/// One step of a batch.
struct Operation {
  OperationKind kind = OperationKind::kCreate;
  std::string table;                    ///< slug or id
  std::optional<RecordId> id;           ///< of all but a creation
  std::optional<std::int64_t> version;  ///< expected
  Tree::Map values;                     ///< a link may be `{"$ref": "name"}`
  std::string ref;                      ///< a name for what is created here
};

struct OperationResult {
  std::string table;  ///< slug
  RecordId id;
  std::int64_t version = 0;  ///< 0: deleted
};

/// All of it or nothing, in order, in one transaction.
/// Errors: those of each operation, pointers below `/operations/N`; `unknown_reference`,
/// `too_many_operations`.
Result<std::vector<OperationResult>> run_batch(const Actor& actor, WriteScope& scope,
                                               std::vector<Operation> operations);

}  // namespace cochin::app
