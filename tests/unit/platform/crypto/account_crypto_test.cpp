#include <gtest/gtest.h>

#include <set>

#include "platform/crypto/base32.hpp"
#include "platform/crypto/django_hash.hpp"
#include "platform/crypto/key_derivation.hpp"
#include "platform/crypto/one_time_code.hpp"
#include "platform/crypto/password_hasher.hpp"
#include "platform/crypto/sealed_text.hpp"

namespace cochin::platform {
namespace {

std::string from_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    bytes.push_back(static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
  }
  return bytes;
}

// RFC 4226, appendix D
TEST(OneTimeCode, MatchesTheVectorsOfRfc4226) {
  const char* const expected[] = {"755224", "287082", "359152", "969429", "338314",
                                  "254676", "287922", "162583", "399871", "520489"};
  for (std::uint64_t counter = 0; counter < 10; ++counter) {
    EXPECT_EQ(one_time_code("12345678901234567890", counter), expected[counter]) << counter;
  }
}

// RFC 6238, appendix B, the last six of its eight digits
TEST(OneTimeCode, MatchesTheVectorsOfRfc6238) {
  const std::pair<std::uint64_t, const char*> vectors[] = {
      {59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
      {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
  for (const auto& [seconds, code] : vectors) {
    EXPECT_EQ(one_time_code("12345678901234567890", seconds / 30), code) << seconds;
  }
}

// RFC 4648, section 10
TEST(Base32, MatchesTheVectorsOfItsStandard) {
  EXPECT_EQ(encode_base32(""), "");
  EXPECT_EQ(encode_base32("f"), "MY");
  EXPECT_EQ(encode_base32("foob"), "MZXW6YQ");
  EXPECT_EQ(encode_base32("foobar"), "MZXW6YTBOI");
}

// C-05: RFC 5869, test case 3
TEST(KeyDerivation, MatchesTheVectorOfItsStandard) {
  EXPECT_EQ(derive_key(std::string(22, '\x0b'), ""),
            from_hex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"));
}

// C-05
TEST(KeyDerivation, GivesEachUseAKeyOfItsOwn) {
  const std::set<std::string> keys = {derive_key("secret", "a"), derive_key("secret", "b"),
                                      derive_key("other", "a")};
  EXPECT_EQ(keys.size(), 3U);
}

// C-06, C-09
TEST(SealedText, OpensOnlyWhereItWasSealed) {
  const std::string key = derive_key("secret", "seeds");
  const std::string sealed = seal(key, "user 1", "the seed");
  EXPECT_EQ(unseal(key, "user 1", sealed), "the seed");
  EXPECT_EQ(sealed.find("the seed"), std::string::npos);
  EXPECT_EQ(unseal(key, "user 2", sealed), std::nullopt);
  EXPECT_EQ(unseal(derive_key("other", "seeds"), "user 1", sealed), std::nullopt);
  EXPECT_NE(seal(key, "user 1", "the seed"), sealed);
}

TEST(SealedText, NoticesEveryChangedByteAndEveryCut) {
  const std::string key = derive_key("secret", "seeds");
  const std::string sealed = seal(key, "", "seed");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_EQ(unseal(key, "", changed), std::nullopt) << i;
    EXPECT_EQ(unseal(key, "", sealed.substr(0, i)), std::nullopt) << i;
  }
}

constexpr std::string_view kDjango =
    "pbkdf2_sha256$1000$seasalt$DS7z781gv1s14ESLSvpGM34IAY4SyXYrqevEOd+8hIw=";

//
TEST(DjangoHash, VerifiesOnlyThePasswordThatMadeIt) {
  EXPECT_TRUE(verify_django_hash(kDjango, "girafe papier lundi racine"));
  EXPECT_FALSE(verify_django_hash(kDjango, "girafe papier lundi Racine"));
  EXPECT_TRUE(verify_django_hash(
      "pbkdf2_sha256$1000$seasalt$wazHrufWnDCo4YnmgOR/qwpoQT1PB4aHjCLIlOxxs5s=", "été"));
  EXPECT_TRUE(PasswordHasher({.memory_bytes = 8192, .passes = 1})
                  .verify(kDjango, "girafe papier lundi racine"));
}

TEST(DjangoHash, ReadsNothingElse) {
  for (const char* stored :
       {"pbkdf2_sha256$1000$seasalt", "pbkdf2_sha256$0$seasalt$DS7z781gv1s14ESLSvpGM34=",
        "pbkdf2_sha256$999999999999$s$DS7z781gv1s14ESLSvpGM34IAY4SyXYrqevEOd+8hIw=",
        "pbkdf2_sha256$x$s$DS7z781gv1s14ESLSvpGM34IAY4SyXYrqevEOd+8hIw=", "pbkdf2_sha256$1000$s$",
        "pbkdf2_sha1$1000$s$DS7z781gv1s14ESLSvpGM34IAY4SyXYrqevEOd+8hIw="}) {
    EXPECT_FALSE(verify_django_hash(stored, "girafe papier lundi racine")) << stored;
  }
}

}  // namespace
}  // namespace cochin::platform
