// The build's own step: `consilium-compile KNOWLEDGE_DIR OUTPUT` writes the bytes that the binary embeds.
#include <exception>
#include <fstream>
#include <iostream>

#include "knowledge/archive.hpp"
#include "knowledge/compile.hpp"
#include "knowledge/load.hpp"

int main(int argc, char** argv) {
  try {
    if (argc != 3) throw std::runtime_error("usage: consilium-compile KNOWLEDGE_DIR OUTPUT");
    const std::string bytes =
        consilium::knowledge::to_bytes(consilium::knowledge::compile(consilium::knowledge::load(argv[1])));
    std::ofstream out(argv[2], std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) throw std::runtime_error(std::string(argv[2]) + ": cannot be written");
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
