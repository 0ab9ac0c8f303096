#include <fstream>
#include <future>
#include <vector>

#include "base/error_catalog.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/files/durable_file.hpp"
#include "unit/http/server/server_fixture.hpp"

namespace cochin::http {
namespace {

using cochin::testing::RawAnswer;
using cochin::testing::RawClient;

constexpr std::size_t kMebibyte = 1024 * 1024;

/// Bytes that show where they come from.
std::string text_of(std::size_t size) {
  std::string text;
  text.reserve(size + 8);
  for (std::size_t i = 0; text.size() < size; ++i) text += std::to_string(i) + " ";
  text.resize(size);
  return text;
}

/// Routes whose bodies may be files, in both directions.
class FileBodies : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    router_.background(
        Method::kPost, "/upload",
        [this](Call& call) -> Result<Response> {
          came_as_file_ = call.request.stored_body.has_value();
          return Response::json(TRY(call.take_body().read_all()));
        },
        {.access = Access::kPublic, .body_limit = kUploadBodyLimit, .body_may_be_file = true});
    router_.immediate(Method::kGet, "/quick",
                      [](Call&) -> Result<Response> { return Response::json("{}"); });
  }

  /// Answers `/file` with the content of a file.
  void serve_file(const std::string& content, const std::string& sha256) {
    path_ = database_.folder().root / "content";
    ASSERT_TRUE(platform::atomic_write(path_, content));
    router_.immediate(Method::kGet, "/file", [this, sha256](Call&) -> Result<Response> {
      Response response;
      response.file = {TRY(platform::StoredBytes::open(path_)), sha256};
      return response;
    });
  }

  RawAnswer upload(const std::string& body) {
    RawClient client(port_);
    std::thread sender([&] { client.send(post("/upload", body)); });
    const RawAnswer answer = client.read();
    sender.join();
    return answer;
  }

  static std::string in_chunks(const std::string& body, std::size_t size) {
    std::string text =
        "POST /upload HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
        "Transfer-Encoding: chunked\r\n\r\n";
    for (std::size_t at = 0; at < body.size(); at += size) {
      const std::string chunk = body.substr(at, size);
      char length[20];
      text += std::string(length, static_cast<std::size_t>(std::snprintf(length, sizeof length,
                                                                         "%zx\r\n", chunk.size())));
      text += chunk + "\r\n";
    }
    return text + "0\r\n\r\n";
  }

  std::filesystem::path path_;
  std::atomic<bool> came_as_file_ = false;
};

TEST_F(FileBodies, AreFilesBeyondAMebibyteAndWholeEitherWay) {
  start();
  for (const std::size_t size : {std::size_t{5}, kMebibyte - 1, kMebibyte + 1, 3 * kMebibyte + 7}) {
    const std::string body = text_of(size);
    EXPECT_TRUE(upload(body).body == body) << size;
    EXPECT_EQ(came_as_file_, size > kMebibyte) << size;
  }
  EXPECT_TRUE(std::filesystem::is_empty(spool_folder_)) << "their files have no names";
}

TEST_F(FileBodies, MayComeInChunksWithTheNextRequestBehindThem) {
  start();
  const std::string body = text_of(2 * kMebibyte + 11);
  RawClient client(port_);
  std::thread sender(
      [&] { client.send(in_chunks(body, 100'003) + in_chunks("short", 2) + get("/quick")); });
  EXPECT_TRUE(client.read().body == body);
  EXPECT_EQ(client.read().body, "short");
  EXPECT_EQ(client.read().body, "{}");
  sender.join();
}

TEST_F(FileBodies, AreRefusedWhenTheDiskTakesNoMoreAndTheConnectionGoesOn) {
  spool_folder_ = "/dev/null/absent";
  start();
  RawClient client(port_);
  std::thread sender(
      [&] { client.send(post("/upload", text_of(5 * kMebibyte)) + post("/upload", "small")); });
  const RawAnswer refused = client.read();
  EXPECT_EQ(refused.status, 500);
  EXPECT_EQ(refused.header("Connection"), "");
  EXPECT_EQ(client.read().body, "small");
  sender.join();
}

TEST_F(FileBodies, AreBoundedTogether) {
  limits_.max_spooled_body_bytes = 3 * kMebibyte;
  start();
  RawClient waiting(port_);
  waiting.send(
      "POST /upload HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
      "Content-Length: 2097152\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(waiting.read(false).status, 100);
  EXPECT_EQ(upload(text_of(2 * kMebibyte)).status, 503);
  EXPECT_EQ(upload(text_of(kMebibyte)).status, 200) << "those in memory have their own bound";
  const std::string body = text_of(2 * kMebibyte);
  std::thread sender([&] { waiting.send(body); });
  EXPECT_TRUE(waiting.read().body == body);
  sender.join();
  EXPECT_EQ(upload(text_of(2 * kMebibyte)).status, 200);
}

TEST_F(FileBodies, LeaveNothingWhenTheClientLeavesHalfway) {
  start();
  {
    RawClient leaving(port_);
    leaving.send(
        "POST /upload HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
        "Content-Length: 50000000\r\n\r\n" +
        text_of(3 * kMebibyte));
  }
  EXPECT_EQ(upload(text_of(2 * kMebibyte)).status, 200);
  EXPECT_TRUE(std::filesystem::is_empty(spool_folder_));
}

TEST_F(FileBodies, AreAnsweredInPiecesAndWithoutForHead) {
  const std::string content = text_of(5 * kMebibyte + 3);
  serve_file(content, platform::hexadecimal(platform::sha256(content)));
  start();
  RawClient client(port_);
  client.send("HEAD /file HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/file") + get("/quick"));
  const RawAnswer head = client.read(false);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Length"), std::to_string(content.size()));
  EXPECT_TRUE(client.read().body == content);
  EXPECT_EQ(client.read().body, "{}");
}

TEST_F(FileBodies, ThatTheDiskChangedNeverArriveWhole) {
  const std::string content = text_of(kMebibyte);
  serve_file(content, platform::hexadecimal(platform::sha256("something else")));
  start();
  RawClient client(port_);
  client.send(get("/file"));
  EXPECT_LT(client.read().body.size(), content.size());
  std::ofstream(path_) << "short";
  EXPECT_EQ(ask(get("/file")).status, 500) << "what fits into one piece is known in time";
}

TEST_F(FileBodies, GoOnBesideAClientThatDoesNotRead) {
  limits_.write_stall_deadline = std::chrono::milliseconds(500);
  const std::string content = text_of(32 * kMebibyte);
  serve_file(content, {});
  start();
  RawClient stalled(port_);
  stalled.send(get("/file"));
  const auto cut_by = std::chrono::steady_clock::now() + 4 * limits_.write_stall_deadline;
  EXPECT_TRUE(ask(get("/file")).body == content);
  while (std::chrono::steady_clock::now() < cut_by) ASSERT_EQ(ask(get("/quick")).body, "{}");
  EXPECT_LT(stalled.read().body.size(), content.size()) << "it is cut";
}

}  // namespace
}  // namespace cochin::http
