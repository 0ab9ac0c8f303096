#include "http/api/object_reader.hpp"

#include <gtest/gtest.h>

#include <set>

namespace cochin::http::api {
namespace {

std::set<std::string> refusals(const Tree& body) {
  ObjectReader members(body);
  members.required_text("name");
  const Status status = members.finish();
  std::set<std::string> codes;
  if (status) return codes;
  for (const FieldError& field : status.error().fields) {
    codes.insert(field.pointer + " " + std::string(field.kind->id));
  }
  return codes;
}

using Codes = std::set<std::string>;

TEST(ObjectReader, GivesTheTextThatIsThere) {
  const Tree body(Tree::Map{{"name", "Claire"}});
  ObjectReader members(body);
  EXPECT_EQ(members.required_text("name"), "Claire");
  EXPECT_TRUE(members.finish());
}

TEST(ObjectReader, RefusesWhatIsMissingMistypedOrUnknown) {
  EXPECT_EQ(refusals(Tree::Map{}), Codes{"/name required"});
  EXPECT_EQ(refusals(Tree::Map{{"name", 3}}), Codes{"/name wrong_type"});
  EXPECT_EQ(refusals(Tree::Map{{"name", "x"}, {"a/b~c", 1}}), Codes{"/a~1b~0c unknown_field"});
  EXPECT_EQ(refusals(Tree::List{}), Codes{" wrong_type"});
}

}  // namespace
}  // namespace cochin::http::api
