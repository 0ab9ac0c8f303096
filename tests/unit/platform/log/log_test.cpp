#include "platform/log/log.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <string>

#include "platform/json/json_reader.hpp"

namespace cochin::platform {
namespace {

/// What a log writes, through a pipe.
class LogPipe {
 public:
  LogPipe() { EXPECT_EQ(::pipe2(ends_, O_NONBLOCK | O_CLOEXEC), 0); }
  ~LogPipe() {
    ::close(ends_[0]);
    ::close(ends_[1]);
  }
  int writing_end() const { return ends_[1]; }
  std::string read() const {
    char buffer[4096];
    const ssize_t size = ::read(ends_[0], buffer, sizeof buffer);
    return size > 0 ? std::string(buffer, static_cast<std::size_t>(size)) : std::string();
  }

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
  const std::string text = pipe.read();
  const std::size_t end = text.find('\n');
  const Tree first = parse_json(text.substr(0, end)).value();
  EXPECT_EQ(*first.find("name")->as_string(), "x\ny");
  EXPECT_EQ(*first.find("us")->as_integer(), 7);
  EXPECT_EQ(*parse_json(text.substr(end + 1)).value().find("level")->as_string(), "error");
}

TEST(Log, LetsWarningsLeaveAtOnceAndDropsWhatIsTooMinor) {
  const LogPipe pipe;
  Log log({.descriptor = pipe.writing_end()});
  log.write(LogLevel::kDebug, "minor", {});
  log.write(LogLevel::kInfo, "waits", {});
  EXPECT_EQ(pipe.read(), "");
  log.write(LogLevel::kWarning, "urgent", {});
  const std::string text = pipe.read();
  EXPECT_NE(text.find("event=waits"), std::string::npos);
  EXPECT_NE(text.find("event=urgent"), std::string::npos);
  EXPECT_EQ(text.find("minor"), std::string::npos);
}

TEST(Log, GoesOnWhenNobodyTakesItsLines) {
  Log log({.descriptor = -1});
  for (int i = 0; i < 1000; ++i) log.write(LogLevel::kError, "lost", {{"i", i}});
}

}  // namespace
}  // namespace cochin::platform
