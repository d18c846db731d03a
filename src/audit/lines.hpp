// Cases as JSON lines, the common ones without a tree.
//
// simdjson walks over a line; what each value means for its feature is remembered by its text, as for tables
// (memory.hpp). A line that this reader does not know all about (a value that is new, a key that is unknown or
// repeated, an escape) is left to the strict reader of cases, which also has the words for what is wrong; what that one
// makes of the values is then remembered here.
#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "audit/memory.hpp"
#include "knowledge/base.hpp"

namespace consilium::audit {

class LineReader {
 public:
  explicit LineReader(const knowledge::Base& base);

  /// Forgets all meanings.
  void begin();

  struct Line {
    std::vector<std::pair<diagram::Variable, cohort::Code>> codes;  ///< of what is stated
    std::string_view id;
    std::string_view as_of;  ///< the texts of these values, with their quotes; empty where they are missing
    std::string_view treatments;
    std::string_view complete;
  };
  /// False where the strict reader has to look at the line. Its text has room behind it (kPadding).
  bool read(std::string_view text, Line& out);
  /// Remembers what the strict reader made of the line that was just read: `codes[v]` for each variable.
  template <class Codes>
  void learn(Codes codes) {
    for (const auto& [key, text] : unknown_)
      keys_[key].memory.insert(text, {Meaning::Kind::Stated, codes(keys_[key].variable)});
  }

 private:
  struct KeyOf {
    enum class Is : std::uint8_t { Feature, Id, AsOf, Treatments, Complete } is = Is::Feature;
    diagram::Variable variable = 0;
    Memory memory;
    std::uint64_t seen = 0;  ///< the last line that had it
  };

  bool member(std::size_t key, simdjson::ondemand::value value, Line& out);

  std::unordered_map<std::string_view, std::size_t> index_;
  std::vector<KeyOf> keys_;
  std::vector<std::string> names_;
  std::vector<std::pair<std::size_t, std::string>> unknown_;
  std::uint64_t line_ = 0;
  simdjson::ondemand::parser parser_;
};

}  // namespace consilium::audit
