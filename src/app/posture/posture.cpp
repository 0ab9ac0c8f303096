#include "app/posture/posture.hpp"

#include <algorithm>
#include <filesystem>

#include "app/audit/audit_verification.hpp"
#include "base/error_catalog.hpp"
#include "platform/machine/machine_facts.hpp"
#include "storage/database.hpp"
#include "storage/repositories/posture_repository.hpp"

namespace cochin::app::posture {

namespace {

namespace facts = storage::posture;

constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;
constexpr std::int64_t kDormantDays = 90;
constexpr std::int64_t kFewestAdministrators = 2;
constexpr std::int64_t kMostAdministrators = 5;
constexpr std::uint64_t kGigabyte = 1'000'000'000;
constexpr std::uint64_t kLittleSpace = 5 * kGigabyte;
constexpr std::uint64_t kNoSpace = kGigabyte;

State when(bool is_good, State otherwise) { return is_good ? State::kGood : otherwise; }

std::string joined(const facts::Accounts& accounts) {
  std::string text;
  for (const std::string& name : accounts.names) text += (text.empty() ? "" : ", ") + name;
  return accounts.count > std::ssize(accounts.names) ? text + "…" : text;
}

ErrorParameters describe(const facts::Accounts& accounts) {
  return {{"count", std::to_string(accounts.count)}, {"names", joined(accounts)}};
}

Status read_accounts(storage::sql::Connection& connection, Timestamp now,
                     std::vector<Finding>& findings) {
  const Timestamp since{now.milliseconds - kDormantDays * kDayMs};
  const auto initial = TRY(facts::with_initial_password(connection));
  findings.push_back({&findings::initial_password,
                      when(initial.count == 0, State::kGrave),
                      {{"name", joined(initial)}}});
  const auto bare = TRY(facts::administrators_without_factor(connection));
  findings.push_back(
      {&findings::administrator_factor, when(bare.count == 0, State::kReview), describe(bare)});
  const auto all = TRY(facts::administrators(connection));
  const bool are_right = all.count >= kFewestAdministrators && all.count <= kMostAdministrators;
  findings.push_back({&findings::administrators, when(are_right, State::kReview), describe(all)});
  const auto dormant = TRY(facts::dormant(connection, since));
  findings.push_back(
      {&findings::dormant_accounts, when(dormant.count == 0, State::kReview), describe(dormant)});
  const auto stale = TRY(facts::count_stale_tokens(connection, since));
  findings.push_back({&findings::stale_tokens,
                      when(stale == 0, State::kReview),
                      {{"count", std::to_string(stale)}}});
  return ok();
}

/// `0750`
std::string octal(std::uint32_t mode) {
  std::string text = "0";
  for (int shift = 6; shift >= 0; shift -= 3) {
    text += static_cast<char>('0' + ((mode >> static_cast<unsigned>(shift)) & 7U));
  }
  return text;
}

/// The first of the paths that others on this machine may enter, read or write.
Finding examine_rights(const platform::DataFolder& folder) {
  constexpr std::uint32_t kOthers = 077;
  for (const auto& path :
       {folder.root, folder.db, folder.media, folder.backups, folder.logs, folder.database_file(),
        folder.root / "secret.key", folder.root / "initial-admin.txt"}) {
    const auto rights = platform::rights_of(path);
    // A file inside a closed folder cannot be reached by its own rights.
    const bool is_open = rights && (rights->mode & kOthers) != 0;
    if (!is_open) continue;
    return {&findings::folder_mode,
            State::kGrave,
            {{"path", path.string()}, {"mode", octal(rights->mode)}}};
  }
  return {&findings::folder_mode, State::kGood};
}

Finding examine_space(const platform::DataFolder& folder) {
  const auto bytes = platform::free_bytes(folder.root).value_or(0);
  const State state = bytes < kNoSpace       ? State::kGrave
                      : bytes < kLittleSpace ? State::kReview
                                             : State::kGood;
  return {&findings::disk_space, state, {{"gigabytes", std::to_string(bytes / kGigabyte)}}};
}

Status read_database(storage::sql::Connection& connection, std::vector<Finding>& findings) {
  findings.push_back({&findings::database,
                      when(TRY(facts::is_sound(connection)), State::kGrave),
                      {{"version", TRY(facts::engine_version(connection))}}});
  return ok();
}

}  // namespace

Status examine_accounts(const Installation& installation, std::vector<Finding>& findings) {
  TRY(storage::read_beside(installation.folder, [&](storage::sql::Connection& connection) {
    return read_accounts(connection, installation.now, findings);
  }));
  const auto file = platform::rights_of(installation.folder.root / "initial-admin.txt");
  findings.push_back({&findings::initial_file, when(!file, State::kGrave)});
  return ok();
}

Status examine_data(const Installation& installation, std::vector<Finding>& findings) {
  const platform::DataFolder& folder = installation.folder;
  findings.push_back(examine_rights(folder));
  const auto rights = platform::rights_of(folder.database_file());
  findings.push_back({&findings::folder_owner, when(rights && rights->owner != 0, State::kReview)});
  const auto verdict = TRY(audit::verify_folder(folder, std::nullopt));
  const auto entry = verdict.damage ? verdict.damage->entry.value : 0;
  findings.push_back(
      {&findings::audit_chain,
       when(!verdict.damage, State::kGrave),
       {{"entries", std::to_string(verdict.entries)}, {"entry", std::to_string(entry)}}});
  TRY(storage::read_beside(folder, [&](storage::sql::Connection& connection) {
    return read_database(connection, findings);
  }));
  findings.push_back(examine_space(folder));
  const auto is_synchronised = platform::is_clock_synchronised();
  findings.push_back({&findings::clock, when(is_synchronised.value_or(false), State::kReview)});
  findings.push_back({&findings::backups, State::kReview});
  return ok();
}

Result<std::vector<Finding>> examine(const Installation& installation) {
  std::error_code failure;
  if (!std::filesystem::exists(installation.folder.database_file(), failure)) {
    return Error{&errors::not_found, {}, {}, installation.folder.database_file().string()};
  }
  std::vector<Finding> findings;
  examine_configuration(installation, findings);
  TRY(examine_accounts(installation, findings));
  TRY(examine_data(installation, findings));
  return findings;
}

State overall(const std::vector<Finding>& findings) {
  State gravest = State::kGood;
  for (const Finding& finding : findings) gravest = std::max(gravest, finding.state);
  return gravest;
}

}  // namespace cochin::app::posture
