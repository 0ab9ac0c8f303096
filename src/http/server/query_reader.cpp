#include "http/server/query_reader.hpp"

#include <charconv>

#include "base/error_catalog.hpp"

namespace cochin::http {

QueryReader::QueryReader(const Request& request)
    : parameters_(request.target.query), taken_(request.target.query.size(), false) {}

std::optional<std::string_view> QueryReader::text(std::string_view name) {
  std::optional<std::string_view> value;
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    if (parameters_[i].name != name) continue;
    taken_[i] = true;
    if (value) {
      refuse(name, errors::repeated_parameter, {{"name", std::string(name)}});
      break;
    }
    value = parameters_[i].value;
  }
  return value;
}

std::optional<std::int64_t> QueryReader::integer(std::string_view name, std::int64_t least,
                                                 std::int64_t most) {
  const std::optional<std::string_view> value = text(name);
  if (!value) return std::nullopt;
  std::int64_t number = 0;
  const char* const last = value->data() + value->size();
  const auto end = std::from_chars(value->data(), last, number);
  if (end.ec == std::errc() && end.ptr == last && number >= least && number <= most) return number;
  refuse(name, errors::out_of_range,
         {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
  return std::nullopt;
}

bool QueryReader::flag(std::string_view name) {
  const std::optional<std::string_view> value = text(name);
  if (value && *value != "true" && *value != "false") {
    refuse(name, errors::wrong_type, {{"expected", "true, false"}});
  }
  return value && *value == "true";
}

Status QueryReader::finish() {
  const ErrorKind* kind = errors_.empty() ? &errors::unknown_field : &errors::invalid_input;
  ErrorParameters unknown;
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    if (taken_[i]) continue;
    unknown = {{"name", parameters_[i].name}};
    refuse(parameters_[i].name, errors::unknown_field, unknown);
  }
  if (errors_.empty()) return ok();
  return Error{kind, std::move(unknown), std::move(errors_)};
}

void QueryReader::refuse(std::string_view name, const ErrorKind& kind, ErrorParameters parameters) {
  errors_.push_back({"/query/" + std::string(name), &kind, std::move(parameters)});
}

}  // namespace cochin::http
