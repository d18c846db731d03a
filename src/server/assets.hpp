// What is part of the binary besides the knowledge base: the page (the files of the web build, each also compressed),
// the description of the API, the vignettes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/http.hpp"

namespace consilium::server {

/// The file of this path, in an encoding that the request accepts, or 304 where the browser has it already. A path that
/// no file has is a place in the page (`/cases/3`) when a page is asked for. Nothing where it is neither.
[[nodiscard]] std::optional<Response> asset(std::string_view path, const Request& request);

/// The vignettes that test this statement of the embedded knowledge base.
[[nodiscard]] json::array vignettes(std::string_view statement);

/// The description of the API, openapi.json, as it is in the source.
[[nodiscard]] std::string_view description();

}  // namespace consilium::server
