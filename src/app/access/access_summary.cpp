#include "app/access/access_summary.hpp"

namespace cochin::app {

namespace {

std::vector<std::string> slugs_of(const domain::Table& table, const std::vector<FieldId>& fields) {
  std::vector<std::string> slugs;
  for (const FieldId id : fields) {
    if (const domain::Field* field = table.find_field(id)) slugs.push_back(field->slug);
  }
  return slugs;
}

}  // namespace

std::vector<TableSummary> summarize_access(const Actor& actor, const ReadScope& scope) {
  if (actor.password_change_required) return {};
  const auto view = view_of(actor, *scope.catalog);
  const domain::Schema& schema = view == nullptr ? scope.schema() : *view->schema();
  std::vector<TableSummary> summary;
  for (const domain::Table& table : schema.tables()) {
    TableSummary entry{table.slug, {}, {}, {}};
    if (view == nullptr) {
      for (const Action action : domain::kActions) {
        if (action == Action::kRead || !table.details_of) entry.actions.add(action);
      }
    } else {
      const domain::TableAccess& access = *view->find(table.id);
      entry.actions = access.actions;
      entry.readonly_on_create = slugs_of(table, access.readonly_on_create);
      entry.readonly_on_update = slugs_of(table, access.readonly_on_update);
    }
    summary.push_back(std::move(entry));
  }
  return summary;
}

}  // namespace cochin::app
