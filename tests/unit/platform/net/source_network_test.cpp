#include "platform/net/source_network.hpp"

#include <gtest/gtest.h>

namespace cochin::platform {
namespace {

//
TEST(SourceNetwork, IsTheAddressOrTheSixtyFourBitsThatOneMachineHas) {
  EXPECT_EQ(source_network("10.1.2.3"), "10.1.2.3");
  EXPECT_EQ(source_network("::ffff:10.1.2.3"), "10.1.2.3");
  EXPECT_EQ(source_network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
  EXPECT_EQ(source_network("2001:db8:1:2:ffff::1"), source_network("2001:db8:1:2::2"));
  EXPECT_EQ(source_network(""), "");
}

}  // namespace
}  // namespace cochin::platform
