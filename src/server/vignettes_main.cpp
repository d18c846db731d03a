// Writes the vignettes of a knowledge folder by the statements that they test, as JSON: part of the build of the
// server.
#include <boost/json.hpp>
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>

#include "exchange/case_json.hpp"
#include "knowledge/load.hpp"
#include "proof/vignettes.hpp"

namespace {

boost::json::object by_statement(const std::string& directory) {
  using namespace consilium;
  const knowledge::Content content = knowledge::load(directory);
  boost::json::object out;
  for (const proof::Vignette& vignette : proof::load_vignettes(content, directory)) {
    for (const auto& [statement, status] : vignette.statuses) {
      boost::json::value& list = out[content.statements[statement].id];
      if (!list.is_array()) list.emplace_array();
      list.get_array().push_back({{"name", vignette.name},
                                  {"case", exchange::case_json(content, vignette.patient)},
                                  {"expect", advice::word(status)}});
    }
  }
  return out;
}

}  // namespace

/// vignettes DIRECTORY FILE
int main(int argc, char** argv) {
  try {
    if (argc != 3) throw std::runtime_error("usage: consilium-vignettes DIRECTORY FILE");
    std::ofstream file(argv[2], std::ios::binary);
    file << boost::json::serialize(by_statement(argv[1])) << std::flush;
    if (!file) throw std::runtime_error(std::string(argv[2]) + " cannot be written");
    return 0;
  } catch (const std::exception& error) {
    std::fputs(error.what(), stderr);
    return 1;
  }
}
