#include "exchange/case_file.hpp"

#include <fmt/format.h>

#include <iostream>

#include "advice/case_reader.hpp"
#include "document/document.hpp"

namespace consilium::exchange {
namespace {

std::shared_ptr<const diagnostics::SourceText> read_standard_input() {
  std::string text(kLargestCase + 1, '\0');
  std::cin.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::cin.gcount()));
  if (text.size() > kLargestCase) {
    throw diagnostics::InputError(
        diagnostics::about("standard input", fmt::format("is larger than {} bytes", kLargestCase)));
  }
  return std::make_shared<diagnostics::SourceText>("standard input", std::move(text));
}

}  // namespace

advice::Case read_case_file(const knowledge::Content& content, const std::string& path) {
  const auto source = path == "-" ? read_standard_input() : diagnostics::read_file(path, kLargestCase);
  const document::Document file = document::parse_json(source);
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return advice::read_case(content, file, file.root, today);
}

}  // namespace consilium::exchange
