#include <gtest/gtest.h>

#include "cli/audit_command.hpp"

namespace cochin::cli {
namespace {

using app::audit::Damage;
using app::audit::Fault;
using app::audit::Verdict;

TEST(AuditVerdict, SaysWhereAnIntactLogEnds) {
  const std::string text = audit_verdict({3, {{3}, std::string(32, '\1')}, {}});
  EXPECT_NE(text.find("Entrées\u00A0: 3."), std::string::npos);
  EXPECT_NE(text.find("3 0101"), std::string::npos);
}

TEST(AuditVerdict, NamesTheEntryAndWhatHappenedToIt) {
  std::string seen;
  for (const Fault fault : {Fault::kAltered, Fault::kMissing, Fault::kUnlinked, Fault::kPurged,
                            Fault::kTruncated, Fault::kRewritten, Fault::kHeadUnknown}) {
    const std::string text = audit_verdict({9, {}, Damage{{5}, fault}});
    EXPECT_NE(text.find("n°\u00A05"), std::string::npos) << text;
    EXPECT_EQ(seen.find(text), std::string::npos) << text;
    seen += text;
  }
}

}  // namespace
}  // namespace cochin::cli
