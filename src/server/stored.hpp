// What the routes of stored cases share: which case is meant, which version was seen, and a stored case as JSON.
#pragma once

#include "server/http.hpp"
#include "store/store.hpp"

namespace consilium::server {

/// `{id}` of the path. Throws store::Missing on what is no number.
[[nodiscard]] store::CaseId case_id(const Call& call);

/// With its version as ETag.
[[nodiscard]] Response stored_response(const store::Stored& stored, http::status status = http::status::ok);

/// Someone saved meanwhile: a problem with the newest version beside it.
[[nodiscard]] Response conflict_response(const store::Conflict& conflict, http::status status);

}  // namespace consilium::server
