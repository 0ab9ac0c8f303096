#include "http/api/exports/json_form.hpp"

#include "http/api/records/record_json.hpp"

namespace cochin::http::api {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} * 1024;

class JsonForm final : public app::ExportForm {
 public:
  JsonForm(platform::UnfinishedFile file, const domain::ChoiceCatalog& choices)
      : file_(std::move(file)), json_(text_), records_(json_, choices) {}

  void begin(std::span<const domain::Field* const> fields) override {
    records_.begin(fields);
    waiting_ = "{\"items\":[\n";
  }

  bool record(const domain::RecordCells& cells) override {
    if (!is_first_) waiting_ += ",\n";
    is_first_ = false;
    text_.clear();  // else the writer would put a comma
    records_.record(cells);
    waiting_ += text_;
    if (waiting_.size() >= kBufferBytes) {
      status_ = file_.write(waiting_);
      waiting_.clear();
    }
    return status_.has_value();
  }

  Result<platform::StoredBytes> finish() override {
    TRY(status_);
    waiting_ += "\n]}\n";
    TRY(file_.write(waiting_));
    return std::move(file_).take_bytes();
  }

 private:
  platform::UnfinishedFile file_;
  std::string waiting_;  ///< not yet in the file
  std::string text_;     ///< of one record
  platform::JsonWriter json_;
  RecordJson records_;
  bool is_first_ = true;
  Status status_;
};

}  // namespace

app::MakeExportForm json_form() {
  return [](platform::UnfinishedFile file, const app::ReadScope& scope,
            const domain::Table&) -> Result<std::unique_ptr<app::ExportForm>> {
    return std::unique_ptr<app::ExportForm>(
        std::make_unique<JsonForm>(std::move(file), scope.choices()));
  };
}

}  // namespace cochin::http::api
