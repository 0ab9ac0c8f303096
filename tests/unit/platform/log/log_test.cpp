#include "platform/log/log.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "platform/json/json_reader.hpp"

namespace cochin::platform {
namespace {

/// What a log writes, through a pipe.
class LogPipe {
 public:
  LogPipe() { EXPECT_EQ(::pipe2(ends_, O_CLOEXEC), 0); }
  ~LogPipe() {
    close_reader();
    ::close(ends_[1]);
  }
  int writing_end() const { return ends_[1]; }
  /// What is there; waits for something, at most ten seconds.
  std::string read() const {
    pollfd readable{ends_[0], POLLIN, 0};
    if (::poll(&readable, 1, 10'000) != 1) return {};
    char buffer[64 * 1024];
    const ssize_t size = ::read(ends_[0], buffer, sizeof buffer);
    return size > 0 ? std::string(buffer, static_cast<std::size_t>(size)) : std::string();
  }
  /// Reads until `text` has come.
  std::string read_until(std::string_view text) const {
    std::string all;
    while (all.find(text) == all.npos) {
      const std::string more = read();
      if (more.empty()) return all;
      all += more;
    }
    return all;
  }
  void close_reader() { ::close(std::exchange(ends_[0], -1)); }

 private:
  int ends_[2];
};

TEST(Log, WritesOneLineOfKeysAndValues) {
  const LogPipe pipe;
  Log log({.descriptor = pipe.writing_end()});
  log.write(LogLevel::kInfo, "http.request", {{"method", "GET"}, {"status", 200}});
  log.flush();
  const std::string line = pipe.read();
  EXPECT_EQ(line.substr(0, 7), "time=20");
  EXPECT_NE(line.find("Z level=info event=http.request method=GET status=200\n"),
            std::string::npos);
}

TEST(Log, KeepsValuesFromForgingLinesOrFields) {
  const LogPipe pipe;
  Log log({.descriptor = pipe.writing_end()});
  log.write(LogLevel::kInfo, "x", {{"name", "a\r\nlevel=error b=\"c\" \\ \x1b[31m é"}, {"no", ""}});
  log.flush();
  const std::string text = pipe.read();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
  EXPECT_NE(text.find(R"(name="a\r\nlevel=error b=\"c\" \\ \u001b[31m é" no="")"),
            std::string::npos)
      << text;
}

TEST(Log, WritesJsonThatCanBeRead) {
  const LogPipe pipe;
  Log log({.format = LogFormat::kJson, .descriptor = pipe.writing_end()});
  log.write(LogLevel::kInfo, "a", {{"name", "x\ny"}, {"us", 7}});
  log.write(LogLevel::kError, "b", {});
  log.flush();
  const std::string text = pipe.read();
  const std::size_t end = text.find('\n');
  const Tree first = parse_json(text.substr(0, end)).value();
  EXPECT_EQ(*first.find("name")->as_string(), "x\ny");
  EXPECT_EQ(*first.find("us")->as_integer(), 7);
  EXPECT_EQ(*parse_json(text.substr(end + 1)).value().find("level")->as_string(), "error");
}

TEST(Log, WritesWithoutBeingAskedAndDropsWhatIsTooMinor) {
  const LogPipe pipe;
  Log log({.descriptor = pipe.writing_end()});
  log.write(LogLevel::kDebug, "minor", {});
  log.write(LogLevel::kInfo, "waits", {});
  log.write(LogLevel::kWarning, "urgent", {});
  const std::string text = pipe.read_until("event=urgent");
  EXPECT_NE(text.find("event=waits"), std::string::npos);
  EXPECT_EQ(text.find("minor"), std::string::npos);
  log.write(LogLevel::kInfo, "alone", {});
  EXPECT_NE(pipe.read_until("event=alone").find("event=alone"), std::string::npos);
}

TEST(Log, HasWrittenEverythingWhenItEnds) {
  const LogPipe pipe;
  {
    Log({.descriptor = pipe.writing_end()}).write(LogLevel::kInfo, "last", {});
  }
  EXPECT_NE(pipe.read().find("event=last\n"), std::string::npos);
}

/// More than a pipe and the log's queue hold.
void write_too_much(Log& log) {
  const std::string long_value(1000, 'x');
  for (int i = 0; i < 3000; ++i) {
    log.write(LogLevel::kInfo, "much", {{"i", i}, {"value", std::string_view(long_value)}});
  }
}

TEST(Log, HoldsNobodyUpWhenItsReaderStallsAndCountsWhatItDropped) {
  const LogPipe pipe;
  Log log({.descriptor = pipe.writing_end()});
  write_too_much(log);
  std::string text;
  while (text.find("event=after") == text.npos) {
    text += pipe.read();
    log.write(LogLevel::kWarning, "after", {});
  }
  const std::size_t lost = text.find("event=log.lost lines=");
  ASSERT_NE(lost, std::string::npos);
  const std::size_t lines = std::stoul(text.substr(lost + 21));
  std::size_t kept = 0;
  for (std::size_t at = text.find("event=much"); at < lost; at = text.find("event=much", at + 1)) {
    ++kept;
  }
  EXPECT_GE(kept + lines, 3000U);
  EXPECT_LE(kept + lines, 3100U) << "lines are counted once";
  EXPECT_GT(kept, 900U) << "what fits is kept";
}

TEST(Log, EndsSoonWhenItsReaderHasStalled) {
  static const LogPipe pipe;  // its thread may still write when the test is over
  const auto begun = std::chrono::steady_clock::now();
  {
    Log log({.descriptor = pipe.writing_end()});
    write_too_much(log);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10));
}

TEST(Log, GoesOnWhenItsReaderHasGone) {
  LogPipe pipe;
  pipe.close_reader();
  Log log({.descriptor = pipe.writing_end()});
  for (int i = 0; i < 1000; ++i) log.write(LogLevel::kError, "lost", {{"i", i}});
  log.flush();
}

TEST(Log, GoesOnWhenNobodyTakesItsLines) {
  Log log({.descriptor = -1});
  for (int i = 0; i < 1000; ++i) log.write(LogLevel::kError, "lost", {{"i", i}});
}

}  // namespace
}  // namespace cochin::platform
