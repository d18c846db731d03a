// The server: the board as a web page, and its questions and answers as an API.
//
// A request passes four stages: the connection reads it within limits (listener.cpp), the guard turns away what another
// site's page may have sent (guard.hpp), the table of routes finds who answers (routes.hpp), and the handler asks the
// libraries below. Everything but the connection is a function from a request to a response (dispatch.hpp), so that it
// is tested without a network. The knowledge base is read only and shared by all threads.
//
// What the API offers is described in openapi.json; a test holds the description against the table and against real
// answers. The page is part of the binary (assets.hpp).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "knowledge/base.hpp"
#include "store/store.hpp"

namespace consilium::server {

struct Options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;       ///< 0 = any that is free
  std::vector<std::string> hosts;  ///< names besides localhost under which it may be asked for
};

/// Serves until SIGINT or SIGTERM; requests that were read by then are answered. `ready` gets the URL once connections
/// are accepted. Throws std::runtime_error where the address cannot be had.
void serve(const knowledge::Base& base, store::Store& store, const Options& options,
           const std::function<void(const std::string& url)>& ready);

}  // namespace consilium::server
