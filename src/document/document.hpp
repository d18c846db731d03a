// Documents: JSON and YAML as one kind of tree that remembers where everything stands.
//
// Cases come as JSON, knowledge and vignettes as YAML. Both become the same tree of values, each with its place in the
// text, so that whoever reads it further can say file, line and column. Reading is strict: repeated keys, text that is
// not UTF-8, numbers that no double holds, nesting beyond 64 levels and anything after the end are errors. YAML is read
// by its core schema (`yes` is a word, not true), without anchors and tags.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.hpp"

namespace consilium::document {

struct Member;

struct Value {
  enum class Kind { Null, Boolean, Number, String, List, Object };

  Kind kind = Kind::Null;
  diagnostics::Span span;
  bool boolean = false;
  double number = 0;
  std::string text;             ///< of a string: its content; of a number: as it was written
  std::vector<Value> items;     ///< of a list
  std::vector<Member> members;  ///< of an object, in the order of the text
  /// For a string that is a text of its own (a condition): where its lines begin in the file.
  std::vector<std::size_t> line_offsets;

  /// nullptr where this is no object or has no such member.
  [[nodiscard]] const Value* find(std::string_view key) const;
};

struct Member {
  std::string key;
  diagnostics::Span key_span;
  Value value;
};

struct Document {
  std::shared_ptr<const diagnostics::SourceText> source;
  Value root;
};

/// "a number", "a list", … for messages.
[[nodiscard]] std::string_view name_of(Value::Kind kind);

/// Throw InputError on anything malformed.
[[nodiscard]] Document parse_json(std::shared_ptr<const diagnostics::SourceText> source);
[[nodiscard]] Document parse_yaml(std::shared_ptr<const diagnostics::SourceText> source);

inline constexpr std::size_t kDeepest = 64;

}  // namespace consilium::document
