#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "base/result.hpp"

namespace cochin::platform {

/// The attributes of one element, valid during the call that passes them. Names have no prefix.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  std::optional<std::string_view> find(std::string_view name) const;

 private:
  const char** pairs_;
};

/// Receives what an XML document holds, in order. Element names come without prefix.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start_element(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end_element(std::string_view name) = 0;
  virtual void characters(std::string_view text) = 0;
};

/// Feeds an `XmlHandler` from blocks of a document. A document type declaration is refused, so no
/// entity can be declared, expanded or fetched (OWASP XXE; ASVS 5.0 V1.5.1); so are elements nested
/// deeper than 64 and tags or comments longer than 1 MiB.
class XmlEvents {
 public:
  /// `handler` must outlive the events.
  explicit XmlEvents(XmlHandler& handler);
  ~XmlEvents();

  /// `block` is at most 1 MiB.
  /// Errors: `workbook_dangerous`; `workbook_damaged` when the document is not well formed.
  Status feed(std::string_view block);
  Status finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cochin::platform
