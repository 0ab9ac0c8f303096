#include "app/audit/audit_verification.hpp"

#include "app/audit/audit_head_file.hpp"
#include "base/error_catalog.hpp"
#include "domain/audit/audit_action.hpp"
#include "platform/json/json_writer.hpp"
#include "storage/database.hpp"
#include "storage/repositories/audit_repository.hpp"

namespace cochin::app::audit {

namespace {

using domain::AuditEntry;
using domain::AuditEntryId;
using domain::AuditHead;

constexpr std::int64_t kEntriesPerPage = 1000;

AuditEntryId next(AuditEntryId id) { return {id.value + 1}; }

/// Follows the chain entry by entry.
class Chain {
 public:
  Chain(AuditHead anchor, const std::optional<AuditHead>& noted)
      : anchor_(anchor), last_(std::move(anchor)), noted_(noted) {}

  /// False once something is wrong.
  bool follow(const AuditEntry& entry) {
    ++verdict_.entries;
    if (entry.id.value <= last_.id.value) return fail(entry.id, Fault::kAltered);
    if (entry.id != next(last_.id)) return fail(next(last_.id), Fault::kMissing);
    if (storage::audit::hash_of(entry) != entry.hash) return fail(entry.id, Fault::kAltered);
    if (entry.previous != last_.hash) {
      return fail(last_.id == anchor_.id ? entry.id : last_.id, Fault::kUnlinked);
    }
    last_ = {entry.id, entry.hash};
    if (noted_ && noted_->id == entry.id && noted_->hash != entry.hash) {
      return fail(entry.id, Fault::kRewritten);
    }
    if (tells_of_purge(entry)) is_purge_told_ = true;
    return true;
  }

  Verdict end() && {
    verdict_.head = last_;
    if (verdict_.damage) return std::move(verdict_);
    if (anchor_.id && !is_purge_told_) {
      fail(anchor_.id, Fault::kPurged);
    } else if (!noted_) {
      if (last_.id) fail(last_.id, Fault::kHeadUnknown);
    } else if (noted_->id > last_.id) {
      fail(next(last_.id), Fault::kTruncated);
    }
    return std::move(verdict_);
  }

 private:
  bool fail(AuditEntryId entry, Fault fault) {
    verdict_.damage = Damage{entry, fault};
    return false;
  }

  /// The purge that made the anchor names it and its hash.
  bool tells_of_purge(const AuditEntry& entry) const {
    return anchor_.id && entry.action == domain::actions::audit_purged &&
           entry.object == "audit:" + std::to_string(anchor_.id.value) &&
           entry.after.find(domain::hexadecimal(anchor_.hash)) != std::string::npos;
  }

  const AuditHead anchor_;
  AuditHead last_;
  const std::optional<AuditHead>& noted_;
  bool is_purge_told_ = false;
  Verdict verdict_;
};

Result<Verdict> follow_all(storage::sql::Connection& connection, Chain chain) {
  AuditEntryId after{INT64_MIN};
  for (;;) {
    const auto page = TRY(storage::audit::page(connection, after, kEntriesPerPage));
    for (const AuditEntry& entry : page) {
      if (!chain.follow(entry)) return std::move(chain).end();
    }
    if (page.empty()) return std::move(chain).end();
    after = page.back().id;
  }
}

}  // namespace

Result<Verdict> verify(storage::sql::Connection& connection,
                       const std::optional<AuditHead>& noted) {
  return follow_all(connection, Chain(TRY(storage::audit::anchor(connection)), noted));
}

Result<Verdict> verify_folder(const platform::DataFolder& folder, std::optional<AuditHead> noted) {
  std::error_code failure;
  if (!std::filesystem::exists(folder.database_file(), failure)) {
    return Error{&errors::not_found, {}, {}, folder.database_file().string()};
  }
  // Noted before the log is read: a server that runs on adds entries, and removes none but by
  // purge.
  if (!noted) noted = TRY(load_head(head_file(folder)));
  return storage::read_beside(
      folder, [&](storage::sql::Connection& connection) { return verify(connection, noted); });
}

}  // namespace cochin::app::audit
