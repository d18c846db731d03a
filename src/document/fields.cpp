#include "document/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace consilium::document {

Fields::Fields(const Document& document, const Value& object, std::string what, diagnostics::Collector& errors)
    : document_(document), object_(object), what_(std::move(what)), errors_(errors) {
  if (object.kind != Value::Kind::Object)
    fail(object, fmt::format("{} is an object, not {}", what_, name_of(object.kind)));
}

void Fields::fail(const Value& value, std::string message, std::string help) {
  errors_.add(diagnostics::at(*document_.source, value.span, std::move(message), std::move(help)));
}

const Value* Fields::optional(std::string_view key) {
  asked_.emplace_back(key);
  return object_.find(key);
}

const Value* Fields::required(std::string_view key) {
  const Value* value = optional(key);
  if (value == nullptr && object_.kind == Value::Kind::Object) fail(object_, fmt::format("{} lacks `{}`", what_, key));
  return value;
}

const Value* Fields::kind(const Value* value, Value::Kind wanted) {
  if (value == nullptr || value->kind == wanted) return value;
  const bool quote =
      wanted == Value::Kind::String && (value->kind == Value::Kind::Number || value->kind == Value::Kind::Boolean);
  fail(*value, fmt::format("{} is wanted here, not {}", name_of(wanted), name_of(value->kind)),
       quote ? "put it in quotes" : "");
  return nullptr;
}

std::string Fields::text(std::string_view key) {
  const Value* value = kind(required(key), Value::Kind::String);
  return value == nullptr ? std::string{} : value->text;
}

std::string Fields::optional_text(std::string_view key) {
  const Value* value = kind(optional(key), Value::Kind::String);
  return value == nullptr ? std::string{} : value->text;
}

std::vector<std::string> Fields::texts(std::string_view key) {
  const Value* value = optional(key);
  if (value == nullptr) return {};
  if (value->kind == Value::Kind::String) return {value->text};
  std::vector<std::string> out;
  if (kind(value, Value::Kind::List) == nullptr) return out;
  for (const Value& item : value->items) {
    if (kind(&item, Value::Kind::String) != nullptr) out.push_back(item.text);
  }
  return out;
}

std::optional<bool> Fields::boolean(std::string_view key) {
  const Value* value = kind(optional(key), Value::Kind::Boolean);
  return value == nullptr ? std::nullopt : std::optional(value->boolean);
}

void Fields::finish() {
  for (const Member& member : object_.members) {
    if (std::find(asked_.begin(), asked_.end(), member.key) != asked_.end()) continue;
    errors_.add(diagnostics::at(*document_.source, member.key_span,
                                fmt::format("{} has no key {}", what_, diagnostics::quoted(member.key)),
                                diagnostics::suggest(member.key, asked_)));
  }
}

std::optional<std::size_t> one_of(const Document& document, const Value& value, std::string_view what,
                                  const std::vector<std::string>& words, diagnostics::Collector& errors) {
  const auto found = std::find(words.begin(), words.end(), value.text);
  if (value.kind == Value::Kind::String && found != words.end()) return static_cast<std::size_t>(found - words.begin());
  const std::string given =
      value.kind == Value::Kind::String ? diagnostics::quoted(value.text) : std::string(name_of(value.kind));
  errors.add(diagnostics::at(*document.source, value.span, fmt::format("{} is no {}", given, what),
                             diagnostics::suggest(value.text, words)));
  return std::nullopt;
}

}  // namespace consilium::document
