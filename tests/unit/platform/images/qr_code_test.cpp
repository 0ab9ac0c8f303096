#include "platform/images/qr_code.hpp"

#include <gtest/gtest.h>

namespace cochin::platform {
namespace {

TEST(QrCode, IsAnSvgWithItsThreeCorners) {
  const std::string svg = qr_code_svg("otpauth://totp/x").value();
  EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 33 33\""));
  EXPECT_TRUE(svg.ends_with("</svg>"));
  for (const char* corner : {"M4 4h1v1h-1z", "M28 4h1v1h-1z", "M4 28h1v1h-1z"}) {
    EXPECT_NE(svg.find(corner), std::string::npos) << corner;
  }
}

TEST(QrCode, DependsOnTheText) {
  EXPECT_NE(qr_code_svg("a").value(), qr_code_svg("b").value());
  EXPECT_EQ(qr_code_svg("a").value(), qr_code_svg("a").value());
}

TEST(QrCode, RefusesWhatDoesNotFit) {
  EXPECT_EQ(qr_code_svg(std::string(4000, 'x')).error().id(), "internal");
}

}  // namespace
}  // namespace cochin::platform
