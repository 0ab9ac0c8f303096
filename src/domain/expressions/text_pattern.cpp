#include "domain/expressions/text_pattern.hpp"

#include <re2/re2.h>

namespace cochin::domain {

namespace {

constexpr std::int64_t kPatternMemoryBytes = 1 << 20;

class Re2Pattern final : public TextPattern {
 public:
  Re2Pattern(std::string_view pattern, const re2::RE2::Options& options)
      : pattern_(re2::StringPiece(pattern.data(), pattern.size()), options) {}

  bool is_well_formed() const { return pattern_.ok(); }
  bool is_found_in(std::string_view text) const override {
    return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern_);
  }

 private:
  re2::RE2 pattern_;
};

}  // namespace

std::shared_ptr<const TextPattern> TextPattern::compile(std::string_view pattern) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kPatternMemoryBytes);
  auto compiled = std::make_shared<Re2Pattern>(pattern, options);
  if (!compiled->is_well_formed()) return nullptr;
  return compiled;
}

}  // namespace cochin::domain
