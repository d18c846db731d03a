// Any bytes as YAML: either an InputError or a tree.
#include <cstddef>
#include <cstdint>

#include "document/document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace consilium;
  try {
    (void)document::parse_yaml(
        std::make_shared<diagnostics::SourceText>("fuzz", std::string(reinterpret_cast<const char*>(data), size)));
  } catch (const diagnostics::InputError&) {
  }
  return 0;
}
