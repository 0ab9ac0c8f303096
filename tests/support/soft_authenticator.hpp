#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace cochin::testing {

/// An authenticator with one ES256 key pair, as a device would hold it, to be made to misbehave.
class SoftAuthenticator {
 public:
  SoftAuthenticator();
  ~SoftAuthenticator();

  static constexpr unsigned kPresent = 0x01;
  static constexpr unsigned kVerified = 0x04;

  std::string credential_id = "credential of claire";
  unsigned flags = kPresent | kVerified;
  std::uint32_t count = 0;

  /// The JSON that a browser has signed.
  static std::string client_data(std::string_view type, std::string_view challenge,
                                 std::string_view origin);

  /// Authenticator data of a registration: with the key.
  std::string registration(std::string_view relying_party) const;
  /// Authenticator data of a use.
  std::string use(std::string_view relying_party) const;
  /// The signature of a use.
  std::string sign(std::string_view authenticator_data, std::string_view client_data) const;

 private:
  struct State;
  std::string head(std::string_view relying_party, unsigned more_flags) const;

  std::unique_ptr<State> state_;
};

}  // namespace cochin::testing
