#include "knowledge/embedded.hpp"

#include <string_view>

#include "knowledge/archive.hpp"
#include "knowledge/compile.hpp"
#include "knowledge/load.hpp"

extern "C" {
extern const char consilium_knowledge_begin;  // embedded.S
extern const char consilium_knowledge_end;
}

namespace consilium::knowledge {

std::shared_ptr<const Base> open(const std::string& directory) {
  if (!directory.empty()) return std::make_shared<Base>(compile(load(directory)));
  const auto size = static_cast<std::size_t>(&consilium_knowledge_end - &consilium_knowledge_begin);
  return std::make_shared<Base>(from_bytes({&consilium_knowledge_begin, size}));
}

}  // namespace consilium::knowledge
