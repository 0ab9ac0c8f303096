#include "http/api/openapi/api_docs.hpp"

namespace cochin::http::api {

std::span<const CapabilityDocs> all_docs() {
  // clang-format off
  static const CapabilityDocs kDocs[] = {
      auth_docs(),
      account_docs(),
      group_docs(),
      table_docs(),
      record_docs(),
      conditional_field_docs(),
      project_type_docs(),
      expression_docs(),
      file_docs(),
      import_docs(),
      export_docs(),
      job_run_docs(),
      user_docs(),
      audit_docs(),
      system_docs(),
  };
  // clang-format on
  return kDocs;
}

const RouteDoc* find_doc(Method method, std::string_view pattern) {
  for (const CapabilityDocs& capability : all_docs()) {
    for (const RouteDoc& doc : capability.routes) {
      if (doc.method == method && doc.pattern == pattern) return &doc;
    }
  }
  return nullptr;
}

}  // namespace cochin::http::api
