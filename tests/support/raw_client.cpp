#include "support/raw_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdlib>

namespace cochin::testing {

std::string RawAnswer::header(std::string_view name) const {
  const std::string wanted(name);
  for (const auto& [key, value] : headers) {
    if (strcasecmp(key.c_str(), wanted.c_str()) == 0) return value;
  }
  return {};
}

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  const timeval limit{10, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    socket_ = -1;
  }
}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void RawClient::finish_sending() { ::shutdown(socket_, SHUT_WR); }

bool RawClient::fill() {
  char buffer[64 * 1024];
  const ssize_t size = ::recv(socket_, buffer, sizeof buffer, 0);
  if (size <= 0) return false;
  received_.append(buffer, static_cast<std::size_t>(size));
  return true;
}

RawAnswer RawClient::read(bool with_body) {
  std::size_t end;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill()) return {};
  }
  RawAnswer answer;
  answer.status = std::atoi(received_.substr(9, 3).c_str());
  std::size_t line = received_.find("\r\n") + 2;
  while (line < end + 2) {
    const std::size_t line_end = received_.find("\r\n", line);
    const std::string text = received_.substr(line, line_end - line);
    const std::size_t colon = text.find(": ");
    answer.headers.emplace_back(text.substr(0, colon), text.substr(colon + 2));
    line = line_end + 2;
  }
  received_.erase(0, end + 4);
  if (!with_body) return answer;
  const std::size_t length = std::strtoul(answer.header("Content-Length").c_str(), nullptr, 10);
  while (received_.size() < length && fill()) {
  }
  answer.body = received_.substr(0, length);
  received_.erase(0, length);
  return answer;
}

RawAnswer RawClient::ask(std::string_view bytes) {
  send(bytes);
  return read();
}

bool RawClient::sees_end() {
  if (!received_.empty()) return false;
  char byte;
  return ::recv(socket_, &byte, 1, 0) == 0;
}

RawAnswer ask_once(std::uint16_t port, std::string_view bytes) {
  RawClient client(port);
  return client.ask(bytes);
}

}  // namespace cochin::testing
