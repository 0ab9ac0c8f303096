#pragma once

#include <string>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace cochin::domain {

using AuditEntryId = Id<struct AuditEntryTag>;

/// One entry of the audit log; nobody changes it once it is written.
struct AuditEntry {
  AuditEntryId id;  ///< 1, 2, 3… without a gap
  Timestamp at;
  UserId actor_id;         ///< 0: the program itself, or nobody known
  std::string actor;       ///< his user name as it was
  std::string address;     ///< from where he asked; empty for the program
  std::string request_id;  ///< of the request, as the program's log names it
  std::string action;
  std::string object;    ///< `user:12`, `table:projet`, `table:projet/field:nom`
  std::string outcome;   ///< `ok`, or the code of the refusal
  std::string before;    ///< JSON; empty: nothing to say
  std::string after;     ///< JSON; empty: nothing to say
  std::string previous;  ///< hash of the entry before: 32 bytes
  std::string hash;      ///< SHA-256 of `canonical_text`: 32 bytes
};

/// The entry where a chain stands, by its number and hash.
struct AuditHead {
  AuditEntryId id;
  std::string hash;  ///< 32 bytes; zeros before the first entry
  friend bool operator==(const AuditHead&, const AuditHead&) = default;
};

/// The head of a log without entries.
AuditHead empty_audit_head();

/// What the hash is made of (docs/formats/audit.md): every member but the hash, each with its
/// length in front, so that no two entries have the same text.
std::string canonical_text(const AuditEntry& entry);

/// 64 lower-case digits for a hash of 32 bytes.
std::string hexadecimal(const std::string& hash);

/// The instant before which entries may go: `months` calendar months before `now`, UTC; the last
/// day of a month that is too short.
Timestamp retention_limit(Timestamp now, int months);

}  // namespace cochin::domain
