#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <thread>
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
/// line or a field. Never log secrets, record values or query values. Thread-safe.
///
/// A thread of its own writes the lines, so that nobody waits for who reads them: warnings and
/// errors at once, others within a second or 16 KiB. When 1 MiB waits, lines are dropped, and the
/// next one that is taken follows a `log.lost` with their number (`lines`).
class Log {
 public:
  explicit Log(LogOptions options = {});
  ~Log();  ///< as `flush`; what nobody takes is then lost
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  /// `event`: a stable literal such as `http.request`.
  void write(LogLevel level, std::string_view event,
             std::initializer_list<LogField> fields) noexcept;

  /// Waits until the lines so far have been written, at most 2 s.
  void flush() noexcept;

 private:
  struct State;
  std::shared_ptr<State> state_;
  std::thread thread_;
};

}  // namespace cochin::platform
