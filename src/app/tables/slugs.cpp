#include "app/tables/slugs.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "app/tables/schema_change.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "domain/expressions/reserved_words.hpp"
#include "storage/repositories/schema_repository.hpp"

namespace cochin::app {

namespace {

/// Beginnings of the names of the program's own tables and views.
constexpr std::array<std::string_view, 7> kSystemPrefixes = {
    "database_", "auth_", "authentication_", "conditional_fields_", "backup_manager_",
    "schema_",   "job_"};

/// `…/fields/order` is the order of all fields.
constexpr std::string_view kPathOfOrder = "order";

bool has_system_prefix(std::string_view slug) {
  return std::any_of(kSystemPrefixes.begin(), kSystemPrefixes.end(),
                     [&](std::string_view prefix) { return slug.starts_with(prefix); });
}

/// `t12`, `f45`: physical names.
bool is_physical_name(std::string_view slug) {
  if (slug.size() < 2 || (slug[0] != 't' && slug[0] != 'f')) return false;
  return slug.find_first_not_of("0123456789", 1) == slug.npos;
}

bool is_reserved(std::string_view slug) {
  return slug.starts_with("sqlite_") || is_physical_name(slug) || domain::is_reserved_word(slug);
}

Error slug_error(const ErrorKind& kind, const std::string& slug) {
  return at_pointer("/slug", Error{&kind, {{"name", slug}}});
}

/// What slugs of one kind of thing have in common.
struct SlugRules {
  std::string_view thing;  ///< `table` or `field`: begins what no name can give
  std::function<bool(std::string_view)> is_reserved;
  std::function<Result<bool>(const std::string&)> is_taken;
};

Result<std::string> check_wanted(const std::string& wanted, const SlugRules& rules) {
  if (!is_slug(wanted)) return slug_error(errors::invalid_slug, wanted);
  if (rules.is_reserved(wanted)) return slug_error(errors::reserved_slug, wanted);
  if (TRY(rules.is_taken(wanted))) return slug_error(errors::duplicate_slug, wanted);
  return wanted;
}

Result<bool> is_free(const std::string& slug, const SlugRules& rules) {
  if (rules.is_reserved(slug)) return false;
  return !TRY(rules.is_taken(slug));
}

/// A number makes a taken slug free, and a reserved word too; a reserved beginning stays one, so
/// that the thing goes before it: `Auth users` becomes `table_auth_users`.
Result<std::string> derive(const std::string& name, const SlugRules& rules) {
  constexpr std::size_t kLongestBase = 50;
  std::string base = make_slug(name).substr(0, kLongestBase);
  const bool nameless = base.empty();
  if (nameless) base = rules.thing;
  if (!nameless && TRY(is_free(base, rules))) return base;
  if (rules.is_reserved(base + "_2")) {
    base.insert(0, std::string(rules.thing) + "_");
    if (TRY(is_free(base, rules))) return base;
  }
  int number = nameless ? 1 : 2;
  while (!TRY(is_free(base + "_" + std::to_string(number), rules))) ++number;
  return base + "_" + std::to_string(number);
}

Result<std::string> choose_slug(const std::optional<std::string>& wanted, const std::string& name,
                                const SlugRules& rules) {
  return wanted ? check_wanted(*wanted, rules) : derive(name, rules);
}

}  // namespace

Result<std::string> choose_table_slug(WriteScope& scope, const std::optional<std::string>& wanted,
                                      const std::string& name) {
  const auto is_taken = [&](const std::string& slug) -> Result<bool> {
    if (scope.schema().find(slug) != nullptr) return true;
    return storage::schema::is_taken(scope.connection, slug);
  };
  const auto is_reserved_here = [](std::string_view slug) {
    return is_reserved(slug) || has_system_prefix(slug);
  };
  return choose_slug(wanted, name, {"table", is_reserved_here, is_taken});
}

Result<std::string> choose_field_slug(const std::vector<std::string>& taken,
                                      const std::optional<std::string>& wanted,
                                      const std::string& name) {
  const auto is_taken = [&](const std::string& slug) -> Result<bool> {
    return std::find(taken.begin(), taken.end(), slug) != taken.end();
  };
  const auto is_reserved_here = [](std::string_view slug) {
    return is_reserved(slug) || slug == kPathOfOrder;
  };
  return choose_slug(wanted, name, {"field", is_reserved_here, is_taken});
}

}  // namespace cochin::app
