#include "domain/expressions/expression_type.hpp"

namespace cochin::domain {

using Kind = ExpressionType::Kind;

ExpressionType list_of(ExpressionType element) {
  element.element = element.kind;
  element.kind = Kind::kList;
  return element;
}

ExpressionType element_of(const ExpressionType& list) {
  ExpressionType element = list;
  element.kind = list.element;
  element.element = Kind::kNull;
  return element;
}

ExpressionType type_of(const Field& field) {
  switch (field.kind()) {
    case ValueKind::kText: return {.kind = Kind::kString};
    case ValueKind::kInteger: return {.kind = Kind::kInt};
    case ValueKind::kDecimal: return {.kind = Kind::kDecimal, .scale = field.options.scale};
    case ValueKind::kDate: return {.kind = Kind::kDate};
    case ValueKind::kDatetime: return {.kind = Kind::kTimestamp};
    case ValueKind::kBoolean: return {.kind = Kind::kBool};
    case ValueKind::kChoice: return {.kind = Kind::kChoice, .category = field.options.category};
    case ValueKind::kLink: return {.kind = Kind::kRecord, .table = field.options.target};
    case ValueKind::kFiles: return {.kind = Kind::kFiles};
  }
  return {};
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::kNull: return "null";
    case Kind::kBool: return "bool";
    case Kind::kInt: return "int";
    case Kind::kDecimal: return "decimal";
    case Kind::kString: return "string";
    case Kind::kDate: return "date";
    case Kind::kTimestamp: return "timestamp";
    case Kind::kDuration: return "duration";
    case Kind::kChoice: return "choice";
    case Kind::kRecord: return "record";
    case Kind::kFiles: return "files";
    case Kind::kList: return "list";
  }
  return {};
}

}  // namespace cochin::domain
