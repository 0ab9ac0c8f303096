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
constexpr std::array<std::string_view, 8> kSystemPrefixes = {
    "sqlite_",         "database_", "auth_", "authentication_", "conditional_fields_",
    "backup_manager_", "schema_",   "job_"};

/// `t12`, `f45`: physical names.
bool is_physical_name(std::string_view slug) {
  if (slug.size() < 2 || (slug[0] != 't' && slug[0] != 'f')) return false;
  return slug.find_first_not_of("0123456789", 1) == slug.npos;
}

bool is_reserved(std::string_view slug) {
  const bool has_prefix = std::any_of(kSystemPrefixes.begin(), kSystemPrefixes.end(),
                                      [&](std::string_view p) { return slug.starts_with(p); });
  return has_prefix || is_physical_name(slug) || domain::is_reserved_word(slug);
}

Error slug_error(const ErrorKind& kind, const std::string& slug) {
  return at_pointer("/slug", Error{&kind, {{"name", slug}}});
}

using IsTaken = std::function<Result<bool>(const std::string&)>;

Result<std::string> choose_slug(const std::optional<std::string>& wanted, const std::string& name,
                                const std::string& fallback, const IsTaken& is_taken) {
  if (wanted) {
    if (!is_slug(*wanted)) return slug_error(errors::invalid_slug, *wanted);
    if (is_reserved(*wanted)) return slug_error(errors::reserved_slug, *wanted);
    if (TRY(is_taken(*wanted))) return slug_error(errors::duplicate_slug, *wanted);
    return *wanted;
  }
  std::string base = make_slug(name);
  const bool nameless = base.empty();
  if (nameless) base = fallback;
  base = base.substr(0, 58);
  if (!nameless && !is_reserved(base) && !TRY(is_taken(base))) return base;
  for (int number = nameless ? 1 : 2;; ++number) {
    std::string slug = base + "_" + std::to_string(number);
    if (!is_reserved(slug) && !TRY(is_taken(slug))) return slug;
  }
}

}  // namespace

Result<std::string> choose_table_slug(WriteScope& scope, const std::optional<std::string>& wanted,
                                      const std::string& name) {
  return choose_slug(wanted, name, "table", [&](const std::string& slug) -> Result<bool> {
    if (scope.schema().find(slug) != nullptr) return true;
    return storage::schema::is_taken(scope.connection, slug);
  });
}

Result<std::string> choose_field_slug(const std::vector<std::string>& taken,
                                      const std::optional<std::string>& wanted,
                                      const std::string& name) {
  return choose_slug(wanted, name, "field", [&](const std::string& slug) -> Result<bool> {
    return std::find(taken.begin(), taken.end(), slug) != taken.end();
  });
}

}  // namespace cochin::app
