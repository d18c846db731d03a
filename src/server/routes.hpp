// Who answers what: one table.
#pragma once

#include <span>
#include <string_view>

#include "inquiry/survey.hpp"
#include "server/guard.hpp"
#include "server/http.hpp"
#include "server/metrics.hpp"
#include "store/store.hpp"

namespace consilium::server {

/// What handlers ask. Its members may be used from several threads.
struct Service {
  const knowledge::Base& base;
  store::Store& store;
  Guard guard;
  Metrics metrics;
  inquiry::Survey survey;      ///< of all sources
  std::string knowledge_text;  ///< the answer of /knowledge, which never changes
  std::string knowledge_tag;   ///< its ETag

  Service(const knowledge::Base& answering, store::Store& cases, std::vector<std::string> hosts);
};

struct Route {
  http::verb method;
  std::string_view path;  ///< with parts in braces: /api/v1/cases/{id}
  Response (*answer)(Service& service, const Call& call);
};

[[nodiscard]] std::span<const Route> routes();

}  // namespace consilium::server
