#pragma once

#include "app/tables/field_changes.hpp"
#include "domain/schema/table.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

void write_table(platform::JsonWriter& json, const domain::Schema& schema,
                 const domain::Table& table);
void write_field(platform::JsonWriter& json, const domain::Schema& schema,
                 const domain::Field& field);

/// `{"converted":1,"lost":2,"examples":[{"id":3,"value":"…"}]}`
std::string loss_report_json(const app::LossReport& report);

}  // namespace cochin::http::api
