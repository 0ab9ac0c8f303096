#include "domain/accounts/email_address.hpp"

#include <gtest/gtest.h>

namespace cochin::domain {
namespace {

TEST(EmailAddress, NeedsANameAndAHost) {
  EXPECT_EQ(clean_email(" claire.durand@aphp.fr "), "claire.durand@aphp.fr");
  EXPECT_EQ(clean_email("a@localhost"), "a@localhost");
  for (const char* text : {"claire", "@aphp.fr", "claire@", "a@b@c", "a b@c.fr", "a@.fr", "a@fr.",
                           "a@b..fr", "a@b\nc", "\xFF@a.fr"}) {
    EXPECT_FALSE(clean_email(text)) << text;
  }
  EXPECT_FALSE(clean_email(std::string(200, 'a') + "@b.fr"));
}

TEST(EmailAddress, MayBeAbsent) {
  EXPECT_EQ(clean_email(""), "");
  EXPECT_EQ(clean_email("  "), "");
}

}  // namespace
}  // namespace cochin::domain
