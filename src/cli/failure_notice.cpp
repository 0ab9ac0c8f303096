#include "cli/failure_notice.hpp"

#include <cstdio>

namespace cochin::cli {

int report_failure(const Error& error) {
  std::string sentence = error_message(*error.kind, error.parameters, Language::kFrench);
  if (!error.detail.empty()) sentence += " (" + error.detail + ")";
  std::fputs(("cochin\u00A0: " + sentence + "\n").c_str(), stderr);
  return 1;
}

int report_refusal(const Error& error) {
  const int code = report_failure(error);
  for (const FieldError& field : error.fields) {
    const std::string reason = error_message(*field.kind, field.parameters, Language::kFrench);
    std::fprintf(stderr, "  %s\u00A0: %s\n", field.pointer.c_str(), reason.c_str());
  }
  return code;
}

}  // namespace cochin::cli
