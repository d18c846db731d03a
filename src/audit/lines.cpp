#include "audit/lines.hpp"

#include <cstring>

#include "audit/input.hpp"

namespace consilium::audit {
namespace {

namespace ondemand = simdjson::ondemand;

static_assert(kPadding >= simdjson::SIMDJSON_PADDING);

std::string_view trimmed_end(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r' || text.back() == '\n'))
    text.remove_suffix(1);
  return text;
}

}  // namespace

LineReader::LineReader(const knowledge::Base& base) {
  const auto add = [&](const std::string& name, KeyOf::Is is, diagram::Variable variable) {
    names_.push_back(name);
    keys_.push_back({is, variable, {}, 0});
  };
  add("id", KeyOf::Is::Id, 0);
  add("treatments", KeyOf::Is::Treatments, 0);
  add("treatments_complete", KeyOf::Is::Complete, 0);
  for (std::size_t f = 0; f < base.content.features.size(); ++f) {
    const knowledge::Feature& feature = base.content.features[f];
    if (feature.is_date()) add("as_of", KeyOf::Is::AsOf, base.variable_of[f]);
    // what is derived from the treatments and stated beside is for the strict reader
    if (!feature.derivation) add(feature.id(), KeyOf::Is::Feature, base.variable_of[f]);
  }
  for (std::size_t i = 0; i < names_.size(); ++i) index_.emplace(names_[i], i);
}

void LineReader::begin() {
  for (KeyOf& key : keys_) key.memory.clear();
}

bool LineReader::read(std::string_view text, Line& out) {
  out.codes.clear();
  out.id = out.as_of = out.treatments = out.complete = {};
  unknown_.clear();
  ++line_;
  ondemand::document document;
  if (parser_.iterate(text.data(), text.size(), text.size() + kPadding).get(document) != simdjson::SUCCESS)
    return false;
  ondemand::object object;
  if (document.get_object().get(object) != simdjson::SUCCESS) return false;
  for (auto field : object) {
    ondemand::raw_json_string name;
    ondemand::value value;
    if (field.key().get(name) != simdjson::SUCCESS || field.value().get(value) != simdjson::SUCCESS) return false;
    const char* begin = name.raw();
    const auto* end = static_cast<const char*>(std::memchr(begin, '"', static_cast<std::size_t>(text.end() - begin)));
    if (end == nullptr) return false;
    const auto found = index_.find({begin, static_cast<std::size_t>(end - begin)});
    if (found == index_.end() || std::exchange(keys_[found->second].seen, line_) == line_) {
      unknown_.clear();
      return false;
    }
    if (!member(found->second, value, out)) {
      unknown_.clear();
      return false;
    }
  }
  const bool at_end = document.current_location().error() != simdjson::SUCCESS;
  return unknown_.empty() && at_end;
}

/// False where the value is not simply a text to remember.
bool LineReader::member(std::size_t index, ondemand::value value, Line& out) {
  KeyOf& key = keys_[index];
  ondemand::json_type type{};
  if (value.type().get(type) != simdjson::SUCCESS) return false;
  std::string_view text;
  if (type == ondemand::json_type::object) {
    ondemand::object all;
    if (value.get_object().get(all) != simdjson::SUCCESS || all.raw_json().get(text) != simdjson::SUCCESS) return false;
  } else if (type == ondemand::json_type::array) {
    ondemand::array all;
    if (value.get_array().get(all) != simdjson::SUCCESS || all.raw_json().get(text) != simdjson::SUCCESS) return false;
  } else {
    text = value.raw_json_token();
  }
  text = trimmed_end(text);
  switch (key.is) {
    case KeyOf::Is::Id:
      if (text.size() < 2 || text.front() != '"' || text.find('\\') != std::string_view::npos) return false;
      out.id = text.substr(1, text.size() - 2);
      return true;
    case KeyOf::Is::Treatments:
      out.treatments = text;
      return true;
    case KeyOf::Is::Complete:
      out.complete = text;
      return true;
    case KeyOf::Is::AsOf:
      out.as_of = text;
      break;
    case KeyOf::Is::Feature:
      break;
  }
  const Meaning* meaning = text.size() > Memory::kShort ? key.memory.find_longer(text) : key.memory.view().find(text);
  if (meaning == nullptr) {
    unknown_.emplace_back(index, text);
  } else {
    out.codes.emplace_back(key.variable, meaning->code);
  }
  return true;
}

}  // namespace consilium::audit
