// What a page of another site must not do with a server on this machine.
//
// The server listens on loopback and asks for no password, so it has to tell its own page from any other that the
// browser has open. A name that somebody's DNS points at 127.0.0.1 is not a name of this server (DNS rebinding): `Host`
// must be known. A page of another origin can send requests, though it cannot read the answers: whatever is not a plain
// read must come from this origin, and its body must be of a type that a form cannot send.
#pragma once

#include <string>
#include <vector>

#include "server/http.hpp"

namespace consilium::server {

class Guard {
 public:
  /// `hosts`: the names and addresses, without port, under which the server may be asked for.
  explicit Guard(std::vector<std::string> hosts);

  /// Throws Problem.
  void check(const Request& request) const;

 private:
  std::vector<std::string> hosts_;
};

/// No script, style, font or connection but this server's own, in no frame, with no referrer.
void add_security_headers(Response& response);

}  // namespace consilium::server
