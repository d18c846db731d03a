// Any bytes as a condition and as a library: either an InputError, or a tree that prints and reads back the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "cql/cql.hpp"
#include "knowledge/embedded.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace consilium;
  static const auto base = knowledge::open("");
  static const cql::Vocabulary vocabulary = [] {
    std::vector<cql::FeatureType> types;
    for (const auto& feature : base->content.features) types.push_back(feature.type);
    return cql::Vocabulary(std::move(types));
  }();
  const auto excerpt = [](std::string text) {
    return diagnostics::Excerpt(std::make_shared<diagnostics::SourceText>("fuzz", std::move(text)));
  };
  const auto source = excerpt(std::string(reinterpret_cast<const char*>(data), size));
  try {
    const cql::Expression expression = cql::parse_expression(source);
    const auto printed = excerpt(cql::print(expression));
    if (!(cql::parse_expression(printed) == expression)) std::abort();
    (void)cql::check(expression, source, cql::Scope(vocabulary));
  } catch (const diagnostics::InputError&) {
  }
  try {
    cql::Scope scope(vocabulary);
    std::vector<cql::CheckedDefinition> definitions;
    cql::check(cql::parse_library(source), source, scope, definitions);
  } catch (const diagnostics::InputError&) {
  }
  return 0;
}
