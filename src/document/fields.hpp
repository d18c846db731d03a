// Strict reading of one object: every key is asked for by name; what nobody asked for is an error with the nearest
// known key, what is missing is an error with the name of the object. Errors are collected, so that one run shows all.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace consilium::document {

class Fields {
 public:
  /// `what` names the object in messages: "a statement".
  Fields(const Document& document, const Value& object, std::string what, diagnostics::Collector& errors);

  /// nullptr where the key is missing; `required` reports it.
  const Value* optional(std::string_view key);
  const Value* required(std::string_view key);

  // Values of one kind; anything else is reported, and the default returned.
  std::string text(std::string_view key);                ///< required
  std::string optional_text(std::string_view key);       ///< or empty
  std::vector<std::string> texts(std::string_view key);  ///< a list of texts, or one text; may be missing
  std::optional<bool> boolean(std::string_view key);

  /// Reports every key that was not asked for.
  void finish();

  void fail(const Value& value, std::string message, std::string help = {});

 private:
  const Value* kind(const Value* value, Value::Kind wanted);

  const Document& document_;
  const Value& object_;
  std::string what_;
  diagnostics::Collector& errors_;
  std::vector<std::string> asked_;
};

/// The words of an index in a list of words; reports anything else with the nearest of them.
std::optional<std::size_t> one_of(const Document& document, const Value& value, std::string_view what,
                                  const std::vector<std::string>& words, diagnostics::Collector& errors);

}  // namespace consilium::document
