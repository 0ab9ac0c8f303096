#pragma once

#include <vector>

#include "domain/expressions/record_view.hpp"
#include "domain/schema/table.hpp"

namespace cochin::app {

/// A draft as an expression sees it: values without a place in the database yet.
class DraftView final : public domain::RecordView {
 public:
  /// `table` must outlive the view.
  DraftView(const domain::Table& table, std::vector<domain::Value> values)
      : table_(table), values_(std::move(values)) {}

  const domain::Value& field(FieldId id) const override {
    static const domain::Value kNothing;
    const domain::Field* found = table_.find_field(id);
    return found == nullptr ? kNothing : values_[table_.position_of(*found)];
  }
  domain::Value column(domain::SystemColumn) const override { return {}; }

 private:
  const domain::Table& table_;
  std::vector<domain::Value> values_;
};

}  // namespace cochin::app
