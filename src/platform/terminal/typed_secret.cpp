#include "platform/terminal/typed_secret.hpp"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

namespace cochin::platform {

namespace {

/// What is typed does not show, until it goes out of scope.
class HiddenTyping {
 public:
  HiddenTyping() {
    is_hidden_ = tcgetattr(STDIN_FILENO, &shown_) == 0;
    if (!is_hidden_) return;
    termios hidden = shown_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
  }
  ~HiddenTyping() {
    if (!is_hidden_) return;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown_);
    std::fputs("\n", stderr);
  }
  HiddenTyping(const HiddenTyping&) = delete;

 private:
  termios shown_{};
  bool is_hidden_ = false;
};

}  // namespace

bool is_terminal() { return isatty(STDIN_FILENO) != 0; }

std::optional<std::string> read_secret(std::string_view question) {
  if (is_terminal()) {
    std::fprintf(stderr, "%.*s", static_cast<int>(question.size()), question.data());
  }
  const HiddenTyping hidden;
  std::string line;
  if (!std::getline(std::cin, line)) return std::nullopt;
  return line;
}

}  // namespace cochin::platform
