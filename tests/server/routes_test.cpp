// The table of routes and its description say the same, and no request makes the dispatcher throw.
#include "server/routes.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <filesystem>
#include <random>
#include <set>

#include "knowledge/embedded.hpp"
#include "server/assets.hpp"
#include "server/dispatch.hpp"

namespace consilium::server {
namespace {

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

TEST(Routes, AreThoseOfTheDescription) {
  std::set<std::pair<std::string, std::string>> described;
  const json::value description = json::parse({server::description().data(), server::description().size()});
  for (const auto& [path, item] : description.at("paths").as_object()) {
    for (const auto& [method, operation] : item.as_object()) described.emplace(method, path);
  }
  std::set<std::pair<std::string, std::string>> table;
  for (const Route& route : routes()) {
    EXPECT_TRUE(table.emplace(lower(std::string(http::to_string(route.method))), route.path).second) << route.path;
  }
  EXPECT_EQ(table, described);
}

class Dispatch : public testing::Test {
 protected:
  Dispatch()
      : directory_(std::filesystem::temp_directory_path() / ("consilium-dispatch-" + std::to_string(::getpid()))),
        base_(knowledge::open("")),
        store_(directory_),
        service_(*base_, store_, {"localhost"}) {}
  ~Dispatch() override { std::filesystem::remove_all(directory_); }

  Response ask(http::verb method, const std::string& target, const std::string& body = {}) {
    Request request{method, target, 11};
    request.set(http::field::host, "localhost");
    if (!body.empty()) request.set(http::field::content_type, "application/json");
    request.body() = body;
    return answer(service_, request);
  }

  std::filesystem::path directory_;
  std::shared_ptr<const knowledge::Base> base_;
  store::Store store_;
  Service service_;
};

TEST_F(Dispatch, PathsAreDecodedPartByPart) {
  EXPECT_EQ(ask(http::verb::get, "/api/v1/statements/asco%2D3.4-prrt").result_int(), 200U);
  EXPECT_EQ(ask(http::verb::get, "/api/v1/statements/x%2Fy").result_int(), 404U);
  EXPECT_EQ(ask(http::verb::get, "/api/v1/statements/").result_int(), 404U);
  EXPECT_EQ(ask(http::verb::get, "/api/v1/statements/asco-3.4-prrt/").result_int(), 404U);
  EXPECT_EQ(ask(http::verb::get, "/health/").result_int(), 404U);
}

/// Requests that were spoilt at random get an answer, and never one that blames the server.
TEST_F(Dispatch, SpoiltRequestsAreBadRequests) {
  const std::string good =
      R"({"case": {"id": "x", "ki67_percent": {"min": 3, "max": 20}, "treatments": [{"intervention": "ssa"}]},)"
      R"( "sources": ["asco-2023"], "version": 1, "by": "b", "decided": "2026-11-21", "text": "t"})";
  std::mt19937 random(11);
  for (const Route& route : routes()) {
    std::string target(route.path);
    if (const auto brace = target.find("{id}"); brace != std::string::npos) target.replace(brace, 4, "1");
    for (int i = 0; i < 40; ++i) {
      std::string body = good;
      for (int edits = 0; edits < 3; ++edits) {
        const std::size_t at = random() % body.size();
        if (random() % 2 == 0) {
          body.erase(at, 1 + random() % 8);
        } else {
          body[at] = static_cast<char>(random() % 256);
        }
        if (body.empty()) body = "{";
      }
      EXPECT_LT(ask(route.method, target, body).result_int(), 500U) << target << "\n" << body;
    }
  }
}

}  // namespace
}  // namespace consilium::server
