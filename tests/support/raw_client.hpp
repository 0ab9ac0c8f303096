#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cochin::testing {

/// An answer as it came over the wire.
struct RawAnswer {
  int status = 0;  ///< 0: the connection ended without one
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  /// Empty when absent; names in any case.
  std::string header(std::string_view name) const;
};

/// A client that sends exactly the bytes it is told to, over a socket on loopback. Reading gives
/// up after ten seconds.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port);
  ~RawClient();
  RawClient(const RawClient&) = delete;

  bool is_connected() const { return socket_ >= 0; }
  /// False when the server has closed.
  bool send(std::string_view bytes);
  void finish_sending();
  /// Reads one answer; `with_body` false after HEAD.
  RawAnswer read(bool with_body = true);
  RawAnswer ask(std::string_view bytes);
  /// Whether the server closes without sending more.
  bool sees_end();

 private:
  bool fill();

  int socket_ = -1;
  std::string received_;
};

/// Sends `bytes` on a connection of its own and reads one answer.
RawAnswer ask_once(std::uint16_t port, std::string_view bytes);

}  // namespace cochin::testing
