#include "http/server/json_members.hpp"

#include <algorithm>

#include "base/error_catalog.hpp"
#include "base/json_pointer.hpp"

namespace cochin::http {

JsonMembers::JsonMembers(const Tree& body) : body_(body) {
  if (body.as_map() != nullptr) return;
  errors_.push_back({"", &errors::wrong_type, {{"expected", "{…}"}}});
}

std::string_view JsonMembers::required_text(std::string_view name) {
  taken_.push_back(name);
  if (body_.as_map() == nullptr) return {};
  const Tree* member = body_.find(name);
  if (member == nullptr) {
    refuse(name, errors::required);
    return {};
  }
  const std::string* text = member->as_string();
  if (text == nullptr) {
    refuse(name, errors::wrong_type, {{"expected", "\"…\""}});
    return {};
  }
  return *text;
}

Status JsonMembers::finish() {
  if (const Tree::Map* members = body_.as_map()) {
    for (const auto& [name, value] : *members) {
      if (std::find(taken_.begin(), taken_.end(), name) == taken_.end()) {
        refuse(name, errors::unknown_field, {{"name", name}});
      }
    }
  }
  if (errors_.empty()) return ok();
  return Error{&errors::invalid_input, {}, std::move(errors_), {}};
}

void JsonMembers::refuse(std::string_view name, const ErrorKind& kind, ErrorParameters parameters) {
  errors_.push_back({"/" + pointer_token(name), &kind, std::move(parameters)});
}

}  // namespace cochin::http
