#include "server/body.hpp"

#include <fmt/format.h>

#include <cmath>

#include "advice/case_reader.hpp"

namespace consilium::server {
namespace {

document::Document parse(const Request& request) {
  document::Document out =
      document::parse_json(std::make_shared<diagnostics::SourceText>("the request", request.body()));
  if (out.root.kind != document::Value::Kind::Object) {
    throw diagnostics::InputError(diagnostics::at(*out.source, out.root.span,
                                                  fmt::format("the request is {}", document::name_of(out.root.kind)),
                                                  "send an object"));
  }
  return out;
}

}  // namespace

Body::Body(const knowledge::Content& content, const Request& request)
    : content_(content), document_(parse(request)), fields_(document_, document_.root, "the request", errors_) {}

advice::Case Body::patient() {
  const document::Value* value = fields_.required("case");
  if (value == nullptr) return {};
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  try {
    return advice::read_case(content_, document_, *value, today);
  } catch (const diagnostics::InputError& error) {
    errors_.add(error);
    return {};
  }
}

std::size_t Body::one(std::string_view key, std::string_view what, const std::vector<std::string>& words) {
  const document::Value* value = fields_.required(key);
  return value == nullptr ? 0 : document::one_of(document_, *value, what, words, errors_).value_or(0);
}

std::optional<std::size_t> Body::optional_one(std::string_view key, std::string_view what,
                                              const std::vector<std::string>& words) {
  const document::Value* value = fields_.optional(key);
  return value == nullptr ? std::nullopt : document::one_of(document_, *value, what, words, errors_);
}

std::optional<std::size_t> Body::whole(std::string_view key, std::size_t least, std::size_t most) {
  const document::Value* value = fields_.optional(key);
  if (value == nullptr) return std::nullopt;
  const double number = value->number;
  if (value->kind == document::Value::Kind::Number && std::floor(number) == number &&
      number >= static_cast<double>(least) && number <= static_cast<double>(most))
    return static_cast<std::size_t>(number);
  fields_.fail(*value, fmt::format("`{}` is no whole number between {} and {}", key, least, most));
  return std::nullopt;
}

std::optional<double> Body::number(std::string_view key, double least, double most) {
  const document::Value* value = fields_.optional(key);
  if (value == nullptr) return std::nullopt;
  if (value->kind == document::Value::Kind::Number && value->number >= least && value->number <= most)
    return value->number;
  fields_.fail(*value, fmt::format("`{}` is no number between {} and {}", key, least, most));
  return std::nullopt;
}

std::vector<std::size_t> Body::ids(std::string_view key, std::string_view what, const std::vector<std::string>& known) {
  std::vector<std::size_t> out;
  const document::Value* list = fields_.optional(key);
  if (list == nullptr) return out;
  if (list->kind != document::Value::Kind::List) {
    fields_.fail(*list, fmt::format("`{}` is {}", key, document::name_of(list->kind)), "send a list of ids");
  }
  for (const document::Value& item : list->items) {
    if (const auto index = document::one_of(document_, item, what, known, errors_)) out.push_back(*index);
  }
  return out;
}

std::vector<knowledge::SourceIndex> Body::sources() {
  std::vector<std::string> known;
  for (const knowledge::Source& source : content_.sources) known.push_back(source.id);
  const auto found = ids("sources", "source", known);
  return {found.begin(), found.end()};
}

std::vector<knowledge::FeatureIndex> Body::features(std::string_view key) {
  const auto found = ids(key, "feature", content_.feature_ids());
  return {found.begin(), found.end()};
}

std::vector<std::string> Body::interventions(std::string_view key) {
  const std::vector<std::string> known = content_.intervention_ids();
  std::vector<std::string> out;
  for (const std::size_t index : ids(key, "intervention", known)) out.push_back(known[index]);
  return out;
}

void Body::finish() {
  fields_.finish();
  errors_.throw_if_any();
}

}  // namespace consilium::server
