#include "app/access/access_views.hpp"

namespace cochin::app {

namespace {

/// Beyond it all are made anew: memory stays bounded.
constexpr std::size_t kMostViews = 256;

}  // namespace

std::shared_ptr<const domain::AccessView> AccessViews::find(const domain::SchemaSnapshot& schema,
                                                            const domain::AccessRights& rights) {
  const std::lock_guard lock(mutex_);
  const auto found = views_.find(rights.key());
  if (found != views_.end() && found->second->whole() == schema) return found->second;
  if (views_.size() >= kMostViews) views_.clear();
  auto view = std::make_shared<const domain::AccessView>(schema, rights);
  views_.insert_or_assign(rights.key(), view);
  return view;
}

}  // namespace cochin::app
