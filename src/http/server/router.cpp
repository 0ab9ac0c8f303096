#include "http/server/router.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace cochin::http {

struct Router::Node {
  std::vector<std::pair<std::string, std::unique_ptr<Node>>> literals;  ///< sorted by segment
  std::unique_ptr<Node> any;                                            ///< `{name}`
  std::vector<const Route*> routes;

  const Node* literal(std::string_view segment) const {
    const auto found = std::lower_bound(
        literals.begin(), literals.end(), segment,
        [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
    return found != literals.end() && found->first == segment ? found->second.get() : nullptr;
  }

  Node& literal_or_new(std::string_view segment) {
    const auto place = std::lower_bound(
        literals.begin(), literals.end(), segment,
        [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
    if (place != literals.end() && place->first == segment) return *place->second;
    return *literals.emplace(place, std::string(segment), std::make_unique<Node>())->second;
  }

  const Route* route_for(Method method) const {
    for (const Route* route : routes) {
      if (route->method == method) return route;
    }
    return nullptr;
  }
};

namespace {

bool is_param(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

std::vector<std::string_view> split_pattern(std::string_view pattern) {
  CHECK(pattern.starts_with('/'));
  std::vector<std::string_view> segments;
  std::string_view rest = pattern.substr(1);
  while (!rest.empty()) {
    const std::size_t end = rest.find('/');
    segments.push_back(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return segments;
}

/// As the `Allow` field lists them; GET brings HEAD, every path answers OPTIONS.
std::string list_methods(std::span<const Route* const> routes) {
  std::string list;
  for (const Route* route : routes) {
    list += method_name(route->method);
    list += route->method == Method::kGet ? ", HEAD, " : ", ";
  }
  return list + "OPTIONS";
}

}  // namespace

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::read(Method method, std::string_view pattern, ReadHandler handler,
                  RouteOptions options) {
  add({method, std::string(pattern), Lane::kRead, std::move(handler), options, {}});
}

void Router::write(Method method, std::string_view pattern, WriteHandler handler,
                   RouteOptions options) {
  add({method, std::string(pattern), Lane::kWrite, std::move(handler), options, {}});
}

void Router::hash(Method method, std::string_view pattern, PlainHandler handler,
                  RouteOptions options) {
  add({method, std::string(pattern), Lane::kHash, std::move(handler), options, {}});
}

void Router::background(Method method, std::string_view pattern, PlainHandler handler,
                        RouteOptions options) {
  add({method, std::string(pattern), Lane::kBackground, std::move(handler), options, {}});
}

void Router::immediate(Method method, std::string_view pattern, PlainHandler handler,
                       RouteOptions options) {
  add({method, std::string(pattern), Lane::kInline, std::move(handler), options, {}});
}

void Router::set_fallback(PlainHandler handler) {
  fallback_ = std::make_unique<Route>(Route{Method::kGet,
                                            "/*",
                                            Lane::kInline,
                                            std::move(handler),
                                            {.access = Access::kPublic, .right = "public"},
                                            {}});
}

void Router::add(Route route) {
  Node* node = root_.get();
  const std::string pattern = route.pattern;
  std::size_t index = 0;
  for (const std::string_view segment : split_pattern(pattern)) {
    if (is_param(segment)) {
      route.params.emplace_back(segment.substr(1, segment.size() - 2), index);
      if (!node->any) node->any = std::make_unique<Node>();
      node = node->any.get();
    } else {
      node = &node->literal_or_new(segment);
    }
    ++index;
  }
  CHECK(node->route_for(route.method) == nullptr);
  routes_.push_back(std::make_unique<Route>(std::move(route)));
  node->routes.push_back(routes_.back().get());
}

const Router::Node* Router::find(const Node& node, std::span<const std::string> segments) const {
  if (segments.empty()) return node.routes.empty() ? nullptr : &node;
  if (const Node* next = node.literal(segments.front())) {
    if (const Node* found = find(*next, segments.subspan(1))) return found;
  }
  return node.any ? find(*node.any, segments.subspan(1)) : nullptr;
}

Router::Match Router::match(Method method, std::span<const std::string> segments) const {
  if (const Node* node = find(*root_, segments)) {
    const Route* route = node->route_for(method);
    if (route == nullptr && method == Method::kHead) route = node->route_for(Method::kGet);
    if (route != nullptr) return {route, {}};
    return {nullptr, list_methods(node->routes)};
  }
  const bool is_api = !segments.empty() && segments.front() == "api";
  if (!fallback_ || is_api) return {};
  if (method == Method::kGet || method == Method::kHead) return {fallback_.get(), {}};
  return {nullptr, "GET, HEAD, OPTIONS"};
}

}  // namespace cochin::http
