#pragma once

#include "base/error.hpp"

namespace cochin::cli {

/// Says on standard error, in French, why the program stops. Returns the exit code 1.
int report_failure(const Error& error);

/// The same, with a line for every value that was refused.
int report_refusal(const Error& error);

}  // namespace cochin::cli
