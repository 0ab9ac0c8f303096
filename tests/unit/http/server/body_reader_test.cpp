#include "http/server/body_reader.hpp"

#include <gtest/gtest.h>

namespace cochin::http {
namespace {

constexpr Framing kChunkedFraming{.body = BodyKind::kChunked};

struct Outcome {
  std::string body;
  std::string refusal;
  std::size_t used = 0;
  bool done = false;
};

Outcome feed(const Framing& framing, std::string_view input, std::size_t piece) {
  BodyReader reader;
  reader.start(framing, 100);
  Outcome outcome;
  while (outcome.used < input.size() && !reader.is_done()) {
    const Result<std::size_t> used = reader.feed(input.substr(outcome.used, piece), outcome.body);
    if (!used) {
      outcome.refusal = used.error().id();
      return outcome;
    }
    outcome.used += *used;
  }
  outcome.done = reader.is_done();
  return outcome;
}

TEST(BodyReader, TakesALengthAndLeavesTheRest) {
  const Outcome outcome = feed({.body = BodyKind::kLength, .length = 5}, "helloGET /", 3);
  EXPECT_TRUE(outcome.done);
  EXPECT_EQ(outcome.body, "hello");
  EXPECT_EQ(outcome.used, 5U);
}

TEST(BodyReader, JoinsChunksHoweverTheyArrive) {
  const std::string input = "3\r\nabc\r\n0A\r\n0123456789\r\n0\r\n\r\nGET /";
  for (std::size_t piece : {1U, 2U, 7U, 100U}) {
    const Outcome outcome = feed(kChunkedFraming, input, piece);
    EXPECT_TRUE(outcome.done);
    EXPECT_EQ(outcome.body, "abc0123456789");
    EXPECT_EQ(outcome.used, input.size() - 5);
  }
}

TEST(BodyReader, IsDoneAtOnceWithoutABody) { EXPECT_TRUE(feed({}, "", 1).done); }

TEST(BodyReader, RefusesWhatIsNoPlainChunk) {
  for (const char* input :
       {"3;name=value\r\nabc\r\n0\r\n\r\n", "3;\"\n\"\r\nabc\r\n0\r\n\r\n",
        "3 \r\nabc\r\n0\r\n\r\n", "3\nabc\r\n0\r\n\r\n", "\r\nabc\r\n0\r\n\r\n",
        "0x3\r\nabc\r\n0\r\n\r\n", "-3\r\nabc\r\n0\r\n\r\n", "+3\r\nabc\r\n0\r\n\r\n",
        "3\r\nabcX\r\n0\r\n\r\n", "3\r\nabc\n0\r\n\r\n", "3\r\nabcd\r\n0\r\n\r\n",
        "0\r\nX-Trailer: a\r\n\r\n", "0\r\nX", "000000003\r\nabc\r\n0\r\n\r\n",
        "FFFFFFFFFFFFFFFFF\r\n"}) {
    EXPECT_EQ(feed(kChunkedFraming, input, 100).refusal, "malformed_request") << input;
  }
}

TEST(BodyReader, RefusesChunksOverTheLimit) {
  EXPECT_EQ(feed(kChunkedFraming, "65\r\n", 100).refusal, "body_too_large");
  EXPECT_EQ(feed(kChunkedFraming, "64\r\n", 100).refusal, "");
  EXPECT_EQ(feed(kChunkedFraming, "60\r\n" + std::string(96, 'a') + "\r\n5\r\n", 100).refusal,
            "body_too_large");
  EXPECT_EQ(feed(kChunkedFraming, "FFFFFFFF\r\n", 100).refusal, "body_too_large");
}

}  // namespace
}  // namespace cochin::http
