#include "platform/log/log.hpp"

#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <mutex>
#include <string>

#include "base/time.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::platform {
namespace {

constexpr std::size_t kFlushBytes = 16 * 1024;

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

}  // namespace

struct Log::State {
  LogOptions options;
  std::mutex mutex;
  std::string pending;  ///< guarded by `mutex`

  void flush_locked() {
    write_all(options.descriptor, pending);
    pending.clear();
  }
};

Log::Log(LogOptions options) : state_(std::make_unique<State>()) { state_->options = options; }

Log::~Log() { flush(); }

void Log::write(LogLevel level, std::string_view event,
                std::initializer_list<LogField> fields) noexcept {
  if (level < state_->options.least) return;
  try {
    const std::lock_guard lock(state_->mutex);
    const Line line{level, event, fields};
    if (state_->options.format == LogFormat::kJson) {
      append_json(state_->pending, line);
    } else {
      append_key_value(state_->pending, line);
    }
    if (level >= LogLevel::kWarning || state_->pending.size() >= kFlushBytes) {
      state_->flush_locked();
    }
  } catch (...) {
    // Out of memory: losing a line is better than losing the program.
  }
}

void Log::flush() noexcept {
  try {
    const std::lock_guard lock(state_->mutex);
    state_->flush_locked();
  } catch (...) {
    // A mutex that cannot be locked: nothing can be written.
  }
}

}  // namespace cochin::platform
