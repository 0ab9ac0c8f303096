#include "platform/tabular/xml_events.hpp"

#include <expat.h>

#include <type_traits>

#include "base/error_catalog.hpp"

namespace cochin::platform {

namespace {

constexpr int kMaxDepth = 64;
/// The parser keeps a tag or comment whole until its end, so their length is bounded here.
constexpr std::size_t kMaxTagBytes = 1024 * 1024;

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

}  // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (without_prefix(pair[0]) == name) return std::string_view(pair[1]);
  }
  return std::nullopt;
}

struct XmlEvents::State {
  explicit State(XmlHandler& handler_in) : handler(handler_in), parser(XML_ParserCreate(nullptr)) {}

  XmlHandler& handler;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser> parser;
  int depth = 0;
  bool dangerous = false;
  std::size_t bytes_since_event = 0;

  static State& of(void* user_data) {
    auto& state = *static_cast<State*>(user_data);
    state.bytes_since_event = 0;
    return state;
  }

  void refuse() {
    dangerous = true;
    XML_StopParser(parser.get(), XML_FALSE);
  }

  static void XMLCALL start(void* user_data, const char* name, const char** attributes) {
    State& state = of(user_data);
    if (++state.depth > kMaxDepth) return state.refuse();
    state.handler.start_element(without_prefix(name), XmlAttributes(attributes));
  }

  static void XMLCALL end(void* user_data, const char* name) {
    State& state = of(user_data);
    --state.depth;
    state.handler.end_element(without_prefix(name));
  }

  static void XMLCALL text(void* user_data, const char* data, int size) {
    of(user_data).handler.characters({data, static_cast<std::size_t>(size)});
  }

  static void refuse_doctype(void* user_data) { of(user_data).refuse(); }

  Status parse(std::string_view block, bool last) {
    bytes_since_event += block.size();
    if (bytes_since_event > kMaxTagBytes) return Error{&errors::workbook_dangerous};
    const auto status = XML_Parse(parser.get(), block.data(), static_cast<int>(block.size()), last);
    if (status == XML_STATUS_OK) return ok();
    if (dangerous) return Error{&errors::workbook_dangerous};
    const char* reason = XML_ErrorString(XML_GetErrorCode(parser.get()));
    return Error{&errors::workbook_damaged, {}, {}, reason == nullptr ? "" : reason};
  }
};

XmlEvents::XmlEvents(XmlHandler& handler) : state_(std::make_unique<State>(handler)) {
  CHECK(state_->parser != nullptr);
  XML_Parser parser = state_->parser.get();
  XML_SetUserData(parser, state_.get());
  XML_SetElementHandler(parser, &State::start, &State::end);
  XML_SetCharacterDataHandler(parser, &State::text);
  XML_SetStartDoctypeDeclHandler(
      parser, [](void* user_data, auto...) { State::refuse_doctype(user_data); });
}

XmlEvents::~XmlEvents() = default;

Status XmlEvents::feed(std::string_view block) { return state_->parse(block, false); }

Status XmlEvents::finish() { return state_->parse({}, true); }

}  // namespace cochin::platform
