#include "http/api/object_reader.hpp"

#include <algorithm>

#include "base/error_catalog.hpp"
#include "base/json_pointer.hpp"

namespace cochin::http::api {

ObjectReader::ObjectReader(const Tree& tree, std::string pointer)
    : pointer_(std::move(pointer)), map_(tree.as_map()) {
  if (map_ != nullptr) {
    taken_.resize(map_->size());
  } else {
    errors_.push_back({pointer_, &errors::wrong_type, {{"expected", "{…}"}}});
  }
}

const Tree* ObjectReader::take(std::string_view name) {
  for (std::size_t i = 0; map_ != nullptr && i < map_->size(); ++i) {
    if ((*map_)[i].first != name) continue;
    taken_[i] = true;
    return &(*map_)[i].second;
  }
  return nullptr;
}

void ObjectReader::refuse(std::string_view name, const ErrorKind& kind,
                          ErrorParameters parameters) {
  std::string pointer = pointer_ + "/" + pointer_token(name);
  const bool is_refused = std::any_of(errors_.begin(), errors_.end(), [&](const FieldError& error) {
    return error.pointer == pointer;
  });
  if (!is_refused) errors_.push_back({std::move(pointer), &kind, std::move(parameters)});
}

void ObjectReader::refuse_type(std::string_view name, std::string_view expected) {
  refuse(name, errors::wrong_type, {{"expected", std::string(expected)}});
}

std::optional<std::string> ObjectReader::text(std::string_view name) {
  const Tree* tree = take(name);
  if (tree == nullptr) return {};
  if (const std::string* text = tree->as_string()) return *text;
  refuse_type(name, "string");
  return {};
}

std::string_view ObjectReader::required_text(std::string_view name) {
  const Tree* tree = take(name);
  if (tree == nullptr) {
    if (map_ != nullptr) refuse(name, errors::required);
    return {};
  }
  if (const std::string* text = tree->as_string()) return *text;
  refuse_type(name, "string");
  return {};
}

std::optional<bool> ObjectReader::flag(std::string_view name) {
  const Tree* tree = take(name);
  if (tree == nullptr) return {};
  if (const bool* flag = tree->as_bool()) return *flag;
  refuse_type(name, "true/false");
  return {};
}

std::optional<std::int64_t> ObjectReader::integer(std::string_view name) {
  const Tree* tree = take(name);
  if (tree == nullptr) return {};
  if (const std::int64_t* number = tree->as_integer()) return *number;
  refuse_type(name, "integer");
  return {};
}

std::optional<std::vector<std::string>> ObjectReader::texts(std::string_view name) {
  const Tree::List* items = list(name);
  if (items == nullptr) return {};
  std::vector<std::string> texts;
  for (const Tree& item : *items) {
    const std::string* text = item.as_string();
    if (text == nullptr) {
      refuse_type(name, "[string, …]");
      return {};
    }
    texts.push_back(*text);
  }
  return texts;
}

const Tree* ObjectReader::any(std::string_view name) { return take(name); }

const Tree::Map* ObjectReader::object(std::string_view name) {
  const Tree* tree = take(name);
  if (tree == nullptr) return nullptr;
  if (tree->as_map() == nullptr) refuse_type(name, "{…}");
  return tree->as_map();
}

const Tree::List* ObjectReader::list(std::string_view name) {
  const Tree* tree = take(name);
  if (tree == nullptr) return nullptr;
  if (tree->as_list() == nullptr) refuse_type(name, "[…]");
  return tree->as_list();
}

Status ObjectReader::finish() {
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    const std::string& name = (*map_)[i].first;
    if (!taken_[i]) refuse(name, errors::unknown_field, {{"name", name}});
  }
  if (errors_.empty()) return ok();
  return Error{&errors::invalid_input, {}, std::move(errors_)};
}

}  // namespace cochin::http::api
