// Evaluates expressions that speak of no record. One a line on the standard input, as a JSON
// string; one line of JSON each on the standard output: {"type","value"}, or {"refused": code} by
// the checker, or {"failed": code} while it was evaluated.

#include <iostream>
#include <string>

#include "base/tree.hpp"
#include "domain/expressions/checker.hpp"
#include "domain/expressions/evaluator.hpp"
#include "platform/json/json_reader.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin {
namespace {

using domain::Scalar;

/// Numbers and instants as their text, so that nothing is lost on the way.
struct ValueWriter {
  platform::JsonWriter& json;

  void operator()(std::monostate) const { json.null(); }
  void operator()(const std::string& text) const { json.string(text); }
  void operator()(std::int64_t number) const { json.string(std::to_string(number)); }
  void operator()(const Decimal& number) const { json.string(number.to_string()); }
  void operator()(Date date) const { json.string(date.to_string()); }
  void operator()(Timestamp instant) const { json.string(instant.to_string()); }
  void operator()(Duration duration) const { json.string(std::to_string(duration.milliseconds)); }
  void operator()(bool value) const { json.boolean(value); }
  void operator()(domain::RecordRef record) const { json.string(std::to_string(record.id)); }
};

std::string answer(const std::string& source) {
  static const domain::Schema kSchema;
  static const domain::Table kTable;
  static const domain::ChoiceCatalog kChoices;
  static const domain::Caller kMe;
  std::string text;
  platform::JsonWriter json(text);
  json.begin_object();
  domain::CheckContext context{kSchema, kTable};
  context.expected = domain::CheckContext::Expected::kAnything;
  const auto checked = domain::check_expression(source, context);
  if (!checked) {
    json.member("refused", checked.error().id());
  } else if (checked->type().is(domain::ExpressionType::Kind::kList)) {
    json.member("type", "list");
  } else {
    const auto value =
        domain::evaluate(*checked, {.choices = kChoices, .me = kMe, .now = {}, .today = {}});
    if (value) {
      json.member("type", name_of(checked->type().kind));
      json.key("value");
      std::visit(ValueWriter{json}, *value);
    } else {
      json.member("failed", value.error().id());
    }
  }
  json.end_object();
  return text;
}

int run() {
  for (std::string line; std::getline(std::cin, line);) {
    const auto source = platform::parse_json(line);
    const std::string* text = source ? source->as_string() : nullptr;
    // No request could carry what our JSON reader refuses, e.g. U+0000.
    std::cout << (text == nullptr ? R"({"refused":"unreadable"})" : answer(*text)) << std::endl;
  }
  return 0;
}

}  // namespace
}  // namespace cochin

int main() { return cochin::run(); }
