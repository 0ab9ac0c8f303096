#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "domain/schema/choice_catalog.hpp"
#include "domain/schema/table.hpp"
#include "support/memory_records.hpp"

namespace cochin::testing {

/// A source of chance that gives the same on every machine.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}

  /// From 0 to `count - 1`.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(below(static_cast<std::size_t>(most - least + 1)));
  }
  bool one_in(std::size_t count) { return below(count) == 0; }
  template <typename List>
  const auto& pick(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::mt19937_64 engine_;
};

/// Words with accents, ligatures, quotes and the empty text among them.
const std::vector<std::string>& french_words();

/// A schema with links in all directions, its choices, and records of it: empties, trashed ones,
/// links to trashed ones, equal values in fields of different scales.
struct RandomWorld {
  domain::Schema schema;
  domain::ChoiceCatalog choices;
  MemoryRecords records;
};

RandomWorld make_random_world(Chance& chance);

Decimal random_decimal(Chance& chance, int scale);
Date random_date(Chance& chance);
Timestamp random_timestamp(Chance& chance);

}  // namespace cochin::testing
