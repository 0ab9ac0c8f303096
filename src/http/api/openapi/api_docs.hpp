#pragma once

#include <span>

#include "http/api/openapi/route_doc.hpp"

namespace cochin::http::api {

CapabilityDocs system_docs();
CapabilityDocs account_docs();
CapabilityDocs auth_docs();
CapabilityDocs group_docs();
CapabilityDocs table_docs();
CapabilityDocs record_docs();
CapabilityDocs conditional_field_docs();
CapabilityDocs project_type_docs();
CapabilityDocs expression_docs();
CapabilityDocs file_docs();
CapabilityDocs import_docs();
CapabilityDocs export_docs();
CapabilityDocs job_run_docs();
CapabilityDocs user_docs();
CapabilityDocs audit_docs();

/// Every capability, in the order in which the document shows them.
std::span<const CapabilityDocs> all_docs();

/// What is said of the route; nullptr when nothing is.
const RouteDoc* find_doc(Method method, std::string_view pattern);

}  // namespace cochin::http::api
