#include "support/random_expression.hpp"

namespace cochin::testing {

using domain::Ast;
using domain::Field;
using domain::Literal;
using domain::Operator;
using domain::Table;
using domain::ValueKind;

namespace {

Ast literal(Literal value) { return Ast{.literal = std::move(value)}; }
Ast null() { return Ast{}; }

Ast name(std::string text) { return Ast{.kind = Ast::Kind::kName, .text = std::move(text)}; }

Ast operation(Operator symbol, std::vector<Ast> operands) {
  return Ast{.kind = Ast::Kind::kOperator, .symbol = symbol, .children = std::move(operands)};
}

Ast call(std::string function, std::vector<Ast> arguments) {
  return Ast{
      .kind = Ast::Kind::kCall, .text = std::move(function), .children = std::move(arguments)};
}

Ast method(std::string function, std::vector<Ast> operands) {
  return Ast{
      .kind = Ast::Kind::kMethod, .text = std::move(function), .children = std::move(operands)};
}

Ast conditional(Ast condition, Ast yes, Ast no) {
  return operation(Operator::kConditional, {std::move(condition), std::move(yes), std::move(no)});
}

const std::vector<Operator> kRelations = {Operator::kEqual,   Operator::kNotEqual,
                                          Operator::kLess,    Operator::kLessEqual,
                                          Operator::kGreater, Operator::kGreaterEqual};
const std::vector<Operator> kArithmetic = {Operator::kAdd, Operator::kSubtract, Operator::kMultiply,
                                           Operator::kDivide};
const std::vector<std::string> kChoiceWords = {"ouvert", "clos", "eole", "autre", "inconnu"};

}  // namespace

RandomExpression::Path RandomExpression::start() {
  std::vector<Path> starts = {{{}, true, &table_, 0}};
  if (record_ != nullptr && chance_.one_in(8)) {
    return {name("record"), false, record_, 0};
  }
  for (const Variable& variable : variables_) {
    if (variable.table != nullptr)
      starts.push_back({name(variable.name), false, variable.table, 1});
  }
  return chance_.pick(starts);
}

Ast RandomExpression::member(const Path& path, std::string text) {
  if (path.is_bare) return name(std::move(text));
  return Ast{.kind = Ast::Kind::kMember, .text = std::move(text), .children = {path.owner}};
}

RandomExpression::Path RandomExpression::walk() {
  Path path = start();
  while (path.steps < 4 && chance_.one_in(3)) {
    std::vector<const Field*> links;
    for (const Field& field : path.table->fields) {
      if (field.kind() == ValueKind::kLink) links.push_back(&field);
    }
    if (links.empty()) return path;
    const Field* link = chance_.pick(links);
    path = {member(path, link->slug), false, schema_.find(link->options.target), path.steps + 1};
  }
  return path;
}

bool RandomExpression::find_field(ValueKind kind, Ast& into, const Field*& field) {
  for (int attempt = 0; attempt < 6; ++attempt) {
    const Path path = walk();
    std::vector<const Field*> fitting;
    for (const Field& candidate : path.table->fields) {
      if (candidate.kind() == kind) fitting.push_back(&candidate);
    }
    if (fitting.empty()) continue;
    field = chance_.pick(fitting);
    into = member(path, field->slug);
    return true;
  }
  return false;
}

Ast RandomExpression::field_or(ValueKind kind, Ast fallback) {
  const Field* field = nullptr;
  Ast ast;
  return find_field(kind, ast, field) ? ast : fallback;
}

Ast RandomExpression::system_column(const char* first, const char* second) {
  return member(walk(), chance_.one_in(2) ? first : second);
}

bool RandomExpression::referrers(Ast& into, const Table*& table) {
  for (int attempt = 0; attempt < 6; ++attempt) {
    const Path path = walk();
    const auto references = schema_.references_to(path.table->id);
    if (references.empty() || path.steps > 3) continue;
    const auto& reference = chance_.pick(references);
    table = reference.table;
    into = Ast{.kind = Ast::Kind::kMember,
               .text = reference.field->slug,
               .children = {member(path, table->slug)}};
    return true;
  }
  return false;
}

Ast RandomExpression::integer(int depth) {
  const Ast small = literal(chance_.between(-4, 8));
  if (depth <= 0 || chance_.one_in(3)) {
    if (chance_.one_in(3)) return small;
    if (chance_.one_in(5)) return system_column("id", "version");
    if (chance_.one_in(8)) return system_column("created_by", "updated_by");
    if (chance_.one_in(12)) {
      return Ast{.kind = Ast::Kind::kMember, .text = "id", .children = {name("me")}};
    }
    return field_or(ValueKind::kInteger, small);
  }
  const Table* table = nullptr;
  Ast list;
  switch (chance_.below(7)) {
    case 0: return call("size", {text(depth - 1)});
    case 1:
      if (referrers(list, table)) return call("size", {list});
      return small;
    case 2: return operation(Operator::kModulo, {integer(depth - 1), integer(depth - 1)});
    case 3: return operation(Operator::kNegate, {integer(depth - 1)});
    case 4:
      return conditional(condition(depth - 1), integer(depth - 1),
                         chance_.one_in(4) ? null() : integer(depth - 1));
    default: return operation(chance_.pick(kArithmetic), {integer(depth - 1), integer(depth - 1)});
  }
}

Ast RandomExpression::decimal(int depth) {
  const Ast some = literal(random_decimal(chance_, static_cast<int>(1 + chance_.below(5))));
  if (depth <= 0 || chance_.one_in(3)) {
    return chance_.one_in(3) ? some : field_or(ValueKind::kDecimal, some);
  }
  switch (chance_.below(4)) {
    case 0: return operation(Operator::kNegate, {decimal(depth - 1)});
    case 1: return conditional(condition(depth - 1), number(depth - 1), decimal(depth - 1));
    default: return operation(chance_.pick(kArithmetic), {decimal(depth - 1), number(depth - 1)});
  }
}

Ast RandomExpression::text(int depth) {
  const Ast word = literal(chance_.pick(french_words()));
  if (depth <= 0 || chance_.one_in(2)) {
    if (chance_.one_in(3)) return word;
    if (chance_.one_in(20)) {
      return Ast{.kind = Ast::Kind::kMember, .text = "username", .children = {name("me")}};
    }
    for (const Variable& variable : variables_) {
      if (variable.table == nullptr && chance_.one_in(2)) return name(variable.name);
    }
    return field_or(chance_.one_in(4) ? ValueKind::kChoice : ValueKind::kText, word);
  }
  switch (chance_.below(4)) {
    case 0: return operation(Operator::kAdd, {text(depth - 1), text(depth - 1)});
    case 1:
      return conditional(condition(depth - 1), text(depth - 1),
                         chance_.one_in(4) ? null() : text(depth - 1));
    default: return call("fold", {text(depth - 1)});
  }
}

Ast RandomExpression::date(int depth) {
  const Ast day = call("date", {literal(random_date(chance_).to_string())});
  if (depth <= 0 || chance_.one_in(2)) {
    if (chance_.one_in(4)) return call("today", {});
    return chance_.one_in(4) ? day : field_or(ValueKind::kDate, day);
  }
  if (chance_.one_in(4)) return conditional(condition(depth - 1), date(depth - 1), date(depth - 1));
  return operation(chance_.one_in(2) ? Operator::kAdd : Operator::kSubtract,
                   {date(depth - 1), duration(depth - 1)});
}

Ast RandomExpression::timestamp(int depth) {
  const Ast instant = call("timestamp", {literal(random_timestamp(chance_).to_string())});
  if (depth <= 0 || chance_.one_in(2)) {
    if (chance_.one_in(4)) return call("now", {});
    if (chance_.one_in(3)) return system_column("created_at", "updated_at");
    return chance_.one_in(4) ? instant : field_or(ValueKind::kDatetime, instant);
  }
  if (chance_.one_in(4)) {
    return conditional(condition(depth - 1), timestamp(depth - 1), timestamp(depth - 1));
  }
  return operation(chance_.one_in(2) ? Operator::kAdd : Operator::kSubtract,
                   {timestamp(depth - 1), duration(depth - 1)});
}

Ast RandomExpression::duration(int depth) {
  static const std::vector<std::string> kWritten = {"36h", "1.5h", "-6h", "0s", "90m30s", "250ms"};
  if (depth <= 0 || chance_.one_in(3)) return call("duration", {literal(chance_.pick(kWritten))});
  switch (chance_.below(5)) {
    case 0: return operation(Operator::kSubtract, {date(depth - 1), date(depth - 1)});
    case 1: return operation(Operator::kSubtract, {timestamp(depth - 1), timestamp(depth - 1)});
    case 2: return operation(Operator::kAdd, {duration(depth - 1), duration(depth - 1)});
    case 3: return operation(Operator::kNegate, {duration(depth - 1)});
    default: return call("days", {integer(depth - 1)});
  }
}

Ast RandomExpression::typed(std::size_t type, int depth) {
  switch (type) {
    case 0: return number(depth);
    case 1: return text(depth);
    case 2: return date(depth);
    case 3: return timestamp(depth);
    case 4: return duration(depth);
    default: return decimal(depth);
  }
}

Ast RandomExpression::comparison(int depth) {
  const std::size_t type = chance_.below(6);
  Ast left = typed(type, depth - 1);
  Ast right = typed(type, depth - 1);
  if (type == 3 && chance_.one_in(4)) {
    right = chance_.one_in(3) ? literal(random_date(chance_).to_string())
                              : operation(Operator::kAdd, {call("today", {}), duration(0)});
    if (chance_.one_in(2)) std::swap(left, right);
  }
  if (type == 2 && chance_.one_in(4)) right = literal(random_date(chance_).to_string());
  if (type == 5 && chance_.one_in(4)) {
    left = field_or(ValueKind::kDecimal, literal(Decimal{1, 1}));
    right = literal(random_decimal(chance_, 3).to_string());
  }
  return operation(chance_.pick(kRelations), {std::move(left), std::move(right)});
}

Ast RandomExpression::choice_condition() {
  const Field* field = nullptr;
  const Field* other_field = nullptr;
  Ast ast;
  Ast other;
  if (!find_field(ValueKind::kChoice, ast, field)) return literal(true);
  const Operator symbol = chance_.one_in(2) ? Operator::kEqual : Operator::kNotEqual;
  const bool same_category = find_field(ValueKind::kChoice, other, other_field) &&
                             field->options.category == other_field->options.category;
  if (same_category && chance_.one_in(3)) return operation(symbol, {ast, other});
  if (chance_.one_in(3)) {
    Ast list{.kind = Ast::Kind::kList};
    for (std::size_t i = chance_.below(4); i > 0; --i) {
      list.children.push_back(chance_.one_in(6) ? null() : literal(chance_.pick(kChoiceWords)));
    }
    return operation(Operator::kIn, {ast, list});
  }
  return operation(symbol, {ast, literal(chance_.pick(kChoiceWords))});
}

Ast RandomExpression::link_condition() {
  const Field* field = nullptr;
  const Field* other_field = nullptr;
  Ast ast;
  Ast other;
  if (!find_field(ValueKind::kLink, ast, field)) return literal(false);
  const Operator symbol = chance_.one_in(2) ? Operator::kEqual : Operator::kNotEqual;
  const bool same_table = find_field(ValueKind::kLink, other, other_field) &&
                          field->options.target == other_field->options.target;
  if (same_table && chance_.one_in(2)) return operation(symbol, {ast, other});
  for (const Variable& variable : variables_) {
    const bool fits = variable.table != nullptr && variable.table->id == field->options.target;
    if (fits && chance_.one_in(2)) return operation(symbol, {ast, name(variable.name)});
  }
  if (chance_.one_in(3)) {
    Ast list{.kind = Ast::Kind::kList};
    for (int i = 0; i < 3; ++i) list.children.push_back(literal(chance_.between(1, 9)));
    if (chance_.one_in(3)) list.children.push_back(integer(1));
    return operation(Operator::kIn, {ast, list});
  }
  return operation(symbol, {ast, integer(1)});
}

Ast RandomExpression::text_condition(int depth) {
  static const std::vector<std::string> kMethods = {"contains", "startsWith", "endsWith"};
  static const std::vector<std::string> kPatterns = {"^[a-zé]+", "SARL$", "e.l", ".", "\\d+"};
  if (chance_.one_in(5)) {
    return method("matches", {text(depth - 1), literal(chance_.pick(kPatterns))});
  }
  return method(chance_.pick(kMethods), {text(depth - 1), text(depth - 1)});
}

Ast RandomExpression::membership(int depth) {
  if (chance_.one_in(6)) {
    const Ast groups{.kind = Ast::Kind::kMember, .text = "groups", .children = {name("me")}};
    return operation(Operator::kIn, {text(depth - 1), groups});
  }
  const std::size_t type = chance_.below(6);
  Ast list{.kind = Ast::Kind::kList};
  for (std::size_t i = chance_.below(4); i > 0; --i) {
    const int item_depth = chance_.one_in(3) ? depth - 1 : 0;
    list.children.push_back(chance_.one_in(8) ? null() : typed(type, item_depth));
  }
  return operation(Operator::kIn, {typed(type, depth - 1), list});
}

Ast RandomExpression::quantifier(int depth) {
  Ast list;
  const Table* table = nullptr;
  if (!referrers(list, table)) return literal(true);
  if (chance_.one_in(6)) {
    table = nullptr;
    list = Ast{.kind = Ast::Kind::kMember, .text = "groups", .children = {name("me")}};
    if (chance_.one_in(2)) {
      list = Ast{.kind = Ast::Kind::kList};
      for (int i = 0; i < 3; ++i) list.children.push_back(text(1));
    }
  }
  Ast ast{.kind = Ast::Kind::kQuantifier, .text = chance_.one_in(2) ? "exists" : "all"};
  ast.variable = "v" + std::to_string(variables_.size());
  variables_.push_back({ast.variable, table});
  Ast body = condition(depth - 1);
  variables_.pop_back();
  ast.children = {std::move(list), std::move(body)};
  return ast;
}

Ast RandomExpression::presence() {
  static const std::vector<ValueKind> kKinds = {ValueKind::kText, ValueKind::kInteger,
                                                ValueKind::kDate, ValueKind::kChoice,
                                                ValueKind::kLink, ValueKind::kBoolean};
  const Ast field = field_or(chance_.pick(kKinds), system_column("created_by", "updated_by"));
  if (chance_.one_in(3)) return call("has", {field});
  return operation(chance_.one_in(2) ? Operator::kEqual : Operator::kNotEqual, {field, null()});
}

Ast RandomExpression::condition(int depth) {
  if (depth <= 0) return chance_.one_in(3) ? presence() : comparison(1);
  switch (chance_.below(14)) {
    case 0:
    case 1:
    case 2: {
      const Operator symbol = chance_.one_in(2) ? Operator::kAnd : Operator::kOr;
      return join_logical(symbol, condition(depth - 1), condition(depth - 1), 0);
    }
    case 3: return operation(Operator::kNot, {condition(depth - 1)});
    case 4: return conditional(condition(depth - 1), condition(depth - 1), condition(depth - 1));
    case 5: return field_or(ValueKind::kBoolean, literal(chance_.one_in(2)));
    case 6:
      return operation(chance_.pick(kRelations), {condition(depth - 1), condition(depth - 1)});
    case 7: return choice_condition();
    case 8: return link_condition();
    case 9: return text_condition(depth);
    case 10: return membership(depth);
    case 11:
    case 12: return quantifier(depth);
    default: return chance_.one_in(4) ? presence() : comparison(depth);
  }
}

Ast RandomExpression::value(int depth) {
  return chance_.one_in(6) ? condition(depth) : typed(chance_.below(6), depth);
}

}  // namespace cochin::testing
