#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <variant>

namespace cochin::platform {

enum class LogLevel { kDebug, kInfo, kWarning, kError };

enum class LogFormat {
  kKeyValue,  ///< `time=… level=info event=… key="value"`
  kJson,      ///< one object a line
};

struct LogField {
  std::string_view key;  ///< a literal
  std::variant<std::string_view, std::int64_t> value;
};

struct LogOptions {
  LogFormat format = LogFormat::kKeyValue;
  LogLevel least = LogLevel::kInfo;
  int descriptor = 2;  ///< where lines go; not closed
};

/// The program's log: one event a line, in UTC. Values are escaped, so that no value can forge a
/// line or a field. Warnings and errors leave at once, other lines within `flush` or 16 KiB.
/// Never log secrets, record values or query values. Thread-safe.
class Log {
 public:
  explicit Log(LogOptions options = {});
  ~Log();  ///< flushes
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  /// `event`: a stable literal such as `http.request`.
  void write(LogLevel level, std::string_view event,
             std::initializer_list<LogField> fields) noexcept;
  void flush() noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cochin::platform
