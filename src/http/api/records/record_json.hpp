#pragma once

#include <string>
#include <vector>

#include "app/records/shown_value.hpp"
#include "domain/records/record_cells.hpp"
#include "domain/schema/choice_catalog.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

/// Writes records as JSON straight from storage's cells into the answer, one object each.
class RecordJson final : public domain::RecordSink {
 public:
  /// Both must outlive the writer.
  RecordJson(platform::JsonWriter& json, const domain::ChoiceCatalog& choices)
      : json_(json), choices_(choices) {}

  void begin(std::span<const domain::Field* const> fields) override;
  bool record(const domain::RecordCells& cells) override;

  std::int64_t last_version() const { return last_version_; }

 private:
  void value(const domain::Field& field, const domain::Cell& cell);
  void choice(std::int64_t id);

  platform::JsonWriter& json_;
  const domain::ChoiceCatalog& choices_;
  std::vector<const domain::Field*> fields_;
  std::vector<std::string> keys_;  ///< `,"slug":`
  std::vector<std::pair<std::int64_t, std::string>> written_choices_;
  std::int64_t last_version_ = 0;
};

/// A value of the past or of a group's key, in the form that records have.
void write_shown_value(platform::JsonWriter& json, const domain::Field& field,
                       const app::ShownValue& shown, const domain::ChoiceCatalog& choices);

}  // namespace cochin::http::api
