#include "platform/crypto/password_hasher.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cochin::platform {
namespace {

constexpr PasswordHashCost kCheap{.memory_bytes = 8192, .passes = 1};

//
TEST(PasswordHasher, HashesWithArgon2idAtTheDocumentedCostByDefault) {
  const std::string phc = PasswordHasher().hash("girafe papier").value();
  EXPECT_EQ(phc.rfind("$argon2id$v=19$m=65536,t=3,p=1$", 0), 0U) << phc;
}

//
TEST(PasswordHasher, SaltsEachHash) {
  const PasswordHasher hasher(kCheap);
  EXPECT_NE(hasher.hash("same").value(), hasher.hash("same").value());
}

TEST(PasswordHasher, VerifiesOnlyThePasswordThatMadeTheHash) {
  const PasswordHasher hasher(kCheap);
  const std::string phc = hasher.hash("girafe papier").value();
  EXPECT_TRUE(hasher.verify(phc, "girafe papier"));
  EXPECT_FALSE(hasher.verify(phc, "Girafe papier"));
  EXPECT_FALSE(hasher.verify(phc, ""));
  EXPECT_FALSE(hasher.verify("", "girafe papier"));
  EXPECT_FALSE(hasher.verify("!", "girafe papier"));
}

//
TEST(PasswordHasher, ReadsLongPasswordsToTheirEnd) {
  const PasswordHasher hasher(kCheap);
  const std::string password(1024, 'x');
  const std::string phc = hasher.hash(password).value();
  EXPECT_TRUE(hasher.verify(phc, password));
  EXPECT_FALSE(hasher.verify(phc, password.substr(0, 72)));
  EXPECT_FALSE(hasher.verify(phc, password.substr(1)));
}

//
TEST(PasswordHasher, TellsHashesOfAnotherCost) {
  const std::string cheap = PasswordHasher(kCheap).hash("x").value();
  EXPECT_FALSE(PasswordHasher(kCheap).is_outdated(cheap));
  EXPECT_TRUE(PasswordHasher({.memory_bytes = 16384, .passes = 1}).is_outdated(cheap));
  EXPECT_TRUE(PasswordHasher(kCheap).is_outdated("pbkdf2_sha256$1$a$b"));
}

}  // namespace
}  // namespace cochin::platform
