// From a request to its response: guard, route, handler, and what went wrong on the way.
#pragma once

#include "server/routes.hpp"

namespace consilium::server {

/// Never throws: what a handler throws becomes a problem response. Counted in the metrics.
[[nodiscard]] Response answer(Service& service, const Request& request);

}  // namespace consilium::server
