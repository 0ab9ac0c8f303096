#include "platform/log/log.hpp"

#include <pthread.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdint>
#include <mutex>
#include <string>
#include <utility>

#include "base/time.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::platform {
namespace {

constexpr std::size_t kWorthWriting = 16 * 1024;
constexpr std::size_t kMostWaiting = 1024 * 1024;
constexpr std::chrono::seconds kLongestWait{1};   ///< of a line for company
constexpr std::chrono::seconds kLongestFlush{2};  ///< for a reader that has stalled

std::string_view level_name(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug: return "debug";
    case LogLevel::kInfo: return "info";
    case LogLevel::kWarning: return "warning";
    case LogLevel::kError: return "error";
  }
  return "error";
}

std::string timestamp_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return Timestamp{std::chrono::duration_cast<std::chrono::milliseconds>(now).count()}.to_string();
}

bool is_plain(std::string_view text) {
  if (text.empty()) return false;
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if (code <= 0x20 || code >= 0x7f || byte == '"' || byte == '=' || byte == '\\') return false;
  }
  return true;
}

void append_text(std::string& out, std::string_view text) {
  if (is_plain(text)) {
    out.append(text);
    return;
  }
  out.push_back('"');
  append_json_escaped(out, text);
  out.push_back('"');
}

void append_integer(std::string& out, std::int64_t value) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, value);
  out.append(digits, static_cast<std::size_t>(end.ptr - digits));
}

struct Line {
  LogLevel level;
  std::string_view event;
  std::initializer_list<LogField> fields;
};

void append_key_value(std::string& out, const Line& line) {
  out += "time=" + timestamp_now() + " level=";
  out += level_name(line.level);
  out += " event=";
  append_text(out, line.event);
  for (const LogField& field : line.fields) {
    out.push_back(' ');
    out.append(field.key);
    out.push_back('=');
    if (const auto* text = std::get_if<std::string_view>(&field.value)) {
      append_text(out, *text);
    } else {
      append_integer(out, std::get<std::int64_t>(field.value));
    }
  }
  out.push_back('\n');
}

void append_json(std::string& out, const Line& line) {
  JsonWriter writer(out);
  writer.begin_object();
  writer.member("time", timestamp_now());
  writer.member("level", level_name(line.level));
  writer.member("event", line.event);
  for (const LogField& field : line.fields) {
    if (const auto* text = std::get_if<std::string_view>(&field.value)) {
      writer.member(field.key, *text);
    } else {
      writer.member(field.key, std::get<std::int64_t>(field.value));
    }
  }
  writer.end_object();
  out.push_back('\n');
}

/// Gives up on an error: a full disk or a closed pipe must not stop the program.
void write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// A reader that has gone must not end the program, nor a signal end its writing halfway.
void block_signals() {
  sigset_t all;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

void append_line(std::string& out, LogFormat format, const Line& line) {
  if (format == LogFormat::kJson) {
    append_json(out, line);
  } else {
    append_key_value(out, line);
  }
}

}  // namespace

/// Shared with the thread, which may outlive the log in a write that nobody takes.
struct Log::State {
  explicit State(LogOptions given) : options(given) {}

  const LogOptions options;
  std::mutex mutex;  ///< guards what follows
  std::condition_variable wanted, done;
  std::string waiting;         ///< whole lines
  std::int64_t lost = 0;       ///< lines dropped since the last one taken
  std::uint64_t begun = 0;     ///< writes; the lines that wait belong to the next one
  std::uint64_t finished = 0;  ///< writes
  bool is_urgent = false;
  bool is_ending = false;

  void take(const Line& line);
  void write_lines();
  bool wait_written(std::unique_lock<std::mutex>& lock);
};

void Log::State::take(const Line& line) {
  const std::lock_guard lock(mutex);
  if (waiting.size() >= kMostWaiting) {
    ++lost;
    return;
  }
  if (lost > 0) {
    const std::int64_t lines = std::exchange(lost, 0);
    append_line(waiting, options.format, {LogLevel::kWarning, "log.lost", {{"lines", lines}}});
  }
  append_line(waiting, options.format, line);
  if (line.level >= LogLevel::kWarning || waiting.size() >= kWorthWriting) {
    if (!std::exchange(is_urgent, true)) wanted.notify_one();
  }
}

/// The thread: takes all that waits, and writes it without holding anybody up.
void Log::State::write_lines() {
  block_signals();
  std::string lines;
  std::unique_lock lock(mutex);
  while (!is_ending || !waiting.empty()) {
    wanted.wait_for(lock, kLongestWait, [this] { return is_urgent || is_ending; });
    is_urgent = false;
    lines.swap(waiting);
    ++begun;
    lock.unlock();
    write_all(options.descriptor, lines);
    lines.clear();
    lock.lock();
    ++finished;
    done.notify_all();
  }
}

bool Log::State::wait_written(std::unique_lock<std::mutex>& lock) {
  const std::uint64_t last = waiting.empty() ? begun : begun + 1;
  is_urgent = true;
  wanted.notify_one();
  return done.wait_for(lock, kLongestFlush, [&] { return finished >= last; });
}

Log::Log(LogOptions options)
    : state_(std::make_shared<State>(options)),
      thread_([state = state_] { state->write_lines(); }) {}

Log::~Log() {
  bool is_written = false;
  {
    std::unique_lock lock(state_->mutex);
    state_->is_ending = true;
    is_written = state_->wait_written(lock);
    if (!is_written) state_->waiting.clear();
  }
  if (is_written) {
    thread_.join();
  } else {
    thread_.detach();
  }
}

void Log::write(LogLevel level, std::string_view event,
                std::initializer_list<LogField> fields) noexcept {
  if (level < state_->options.least) return;
  try {
    state_->take({level, event, fields});
  } catch (...) {
    // Out of memory: losing a line is better than losing the program.
  }
}

void Log::flush() noexcept {
  try {
    std::unique_lock lock(state_->mutex);
    static_cast<void>(state_->wait_written(lock));
  } catch (...) {
    // A mutex that cannot be locked: nothing can be written.
  }
}

}  // namespace cochin::platform
