#include "server/drafts.hpp"

#include <boost/json.hpp>
#include <string_view>

#include "advice/case_reader.hpp"
#include "exchange/case_json.hpp"

extern "C" {
extern const char consilium_demo_begin;  // embedded.S
extern const char consilium_demo_end;
}

namespace consilium::server {

store::Draft draft_of(const knowledge::Base& base, const advice::Case& patient) {
  return {patient.id, boost::json::serialize(exchange::case_json(base.content, patient)), base.fingerprint};
}

std::vector<store::Draft> demonstration_cases(const knowledge::Base& base) {
  std::vector<store::Draft> out;
  std::string_view rest{&consilium_demo_begin, static_cast<std::size_t>(&consilium_demo_end - &consilium_demo_begin)};
  while (rest.find('{') != std::string_view::npos) {
    boost::json::stream_parser parser;  // finds where each of the files ends
    const std::size_t size = parser.write_some({rest.data(), rest.size()});
    const document::Document file = document::parse_json(
        std::make_shared<diagnostics::SourceText>("demonstration case", std::string(rest.substr(0, size))));
    out.push_back(draft_of(base, advice::read_case(base.content, file, file.root, {})));
    rest.remove_prefix(size);
  }
  return out;
}

}  // namespace consilium::server
