#include "domain/schema/field_types/written_numbers.hpp"

#include "base/text.hpp"

namespace cochin::domain {

std::string plain_number(std::string_view text) {
  text = trim(text);
  for (const std::string_view unit : {std::string_view("€"), std::string_view("%")}) {
    if (text.ends_with(unit)) text = trim(text.substr(0, text.size() - unit.size()));
  }
  std::string plain;
  for (const std::string_view word : split_words(text)) plain += word;
  const std::size_t comma = plain.find(',');
  const bool one_comma = comma != plain.npos && plain.find(',', comma + 1) == plain.npos;
  if (one_comma && plain.find('.') == plain.npos) plain[comma] = '.';
  return plain;
}

}  // namespace cochin::domain
