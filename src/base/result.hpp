#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "base/check.hpp"
#include "base/error.hpp"

namespace cochin {

/// A value or the `Error` that explains why there is none. Shaped like `std::expected`, which
/// libstdc++ 12 lacks in C++20. Reading the wrong side aborts (it is a bug, not an input error).
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & {
    CHECK(has_value());
    return *std::get_if<0>(&state_);
  }
  const T& value() const& {
    CHECK(has_value());
    return *std::get_if<0>(&state_);
  }
  T&& value() && {
    CHECK(has_value());
    return std::move(*std::get_if<0>(&state_));
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  Error& error() & {
    CHECK(!has_value());
    return *std::get_if<1>(&state_);
  }
  const Error& error() const& {
    CHECK(!has_value());
    return *std::get_if<1>(&state_);
  }
  Error&& error() && {
    CHECK(!has_value());
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  std::variant<T, Error> state_;
};

/// Success, or the `Error` that explains the failure.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  bool has_value() const { return !error_.has_value(); }
  explicit operator bool() const { return has_value(); }
  void value() const { CHECK(has_value()); }

  Error& error() & {
    CHECK(error_.has_value());
    return *error_;
  }
  const Error& error() const& {
    CHECK(error_.has_value());
    return *error_;
  }
  Error&& error() && {
    CHECK(error_.has_value());
    return std::move(*error_);
  }

 private:
  std::optional<Error> error_;
};

using Status = Result<void>;

inline Status ok() { return {}; }

}  // namespace cochin

/// Evaluates a `Result`; on failure returns its error from the enclosing function, else yields the
/// value: `auto rows = TRY(read_rows());` or `TRY(save());`.
#define TRY(expression) COCHIN_TRY_COUNTED(expression, __COUNTER__)
#define COCHIN_TRY_COUNTED(expression, counter) COCHIN_TRY_NAMED(expression, counter)
#define COCHIN_TRY_NAMED(expression, number)                                 \
  __extension__({                                                            \
    auto try_result_##number = (expression);                                 \
    if (!try_result_##number) return std::move(try_result_##number).error(); \
    std::move(try_result_##number).value();                                  \
  })
