#include "exchange/case_json.hpp"

#include <algorithm>
#include <cmath>

#include "advice/dates.hpp"

namespace consilium::exchange {
namespace {

namespace json = boost::json;
using knowledge::Interval;

json::value number(double value) {
  if (std::floor(value) == value && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
  return value;
}

json::value range(const Interval& interval, double low, double high) {
  if (interval.low == interval.high) return number(interval.low);
  json::object out;
  if (interval.low != low || interval.low_open) out[interval.low_open ? "above" : "min"] = number(interval.low);
  if (interval.high != high || interval.high_open) out[interval.high_open ? "below" : "max"] = number(interval.high);
  if (out.empty()) out["min"] = number(low);  // the whole range, but a number
  return out;
}

json::value one_or_list(json::array items) {
  if (items.size() == 1) return items[0];
  return items;
}

json::value values(const knowledge::Feature& feature, cql::ValueSet set) {
  if (feature.type.kind == cql::FeatureType::Kind::Boolean) return set == 2;
  json::array out;
  for (std::size_t i = 0; i < feature.type.values.size(); ++i) {
    if (((set >> i) & 1U) != 0) out.emplace_back(feature.type.values[i]);
  }
  return one_or_list(std::move(out));
}

void write(const json::value& value, std::string& out, std::size_t indent);

template <class Items, class Item>
void write_all(const Items& items, char open, char close, std::string& out, std::size_t indent, Item item) {
  if (items.empty()) {
    out += {open, close};
    return;
  }
  out += open;
  bool first = true;
  for (const auto& each : items) {
    out += first ? "\n" : ",\n";
    first = false;
    out.append(indent + 2, ' ');
    item(each);
  }
  out += '\n';
  out.append(indent, ' ');
  out += close;
}

bool is_short(const json::array& array) {
  constexpr std::size_t kWidth = 70;
  const bool flat =
      std::none_of(array.begin(), array.end(), [](const json::value& v) { return v.is_array() || v.is_object(); });
  return flat && json::serialize(array).size() <= kWidth;
}

void write(const json::value& value, std::string& out, std::size_t indent) {
  if (value.is_object()) {
    write_all(value.get_object(), '{', '}', out, indent, [&](const auto& member) {
      out += json::serialize(json::string(member.key())) + ": ";
      write(member.value(), out, indent + 2);
    });
  } else if (value.is_array() && !is_short(value.get_array())) {
    write_all(value.get_array(), '[', ']', out, indent, [&](const json::value& item) { write(item, out, indent + 2); });
  } else if (value.is_array()) {
    out += '[';
    for (std::size_t i = 0; i < value.get_array().size(); ++i) {
      if (i > 0) out += ", ";
      write(value.get_array()[i], out, indent);
    }
    out += ']';
  } else if (value.is_double()) {
    out += json::serialize(number(value.get_double()));
  } else {
    out += json::serialize(value);
  }
}

}  // namespace

json::value stated_json(const knowledge::Content& content, const advice::Stated& stated) {
  const knowledge::Feature& feature = content.features[stated.feature];
  if (stated.special) return json::string(feature.special);
  if (stated.interval) return range(*stated.interval, feature.type.low, feature.type.high);
  return values(feature, stated.values);
}

json::array treatments_json(const knowledge::Content& content, const std::vector<advice::Treatment>& treatments) {
  json::array out;
  for (const advice::Treatment& treatment : treatments) {
    json::object item;
    json::array interventions;
    for (const auto index : treatment.interventions) interventions.emplace_back(content.interventions[index].id);
    item["intervention"] = one_or_list(std::move(interventions));
    if (treatment.start) item["start"] = advice::print_date(*treatment.start);
    if (treatment.stop) item["stop"] = advice::print_date(*treatment.stop);
    if (treatment.stated_ongoing) item["stop"] = nullptr;
    if (!treatment.intent.empty()) item["intent"] = treatment.intent;
    if (!treatment.best_response.empty()) item["best_response"] = treatment.best_response;
    if (!treatment.outcome.empty()) item["outcome"] = treatment.outcome;
    if (treatment.cycles) item["cycles"] = number(*treatment.cycles);
    if (treatment.disease_control_months) item["disease_control_months"] = number(*treatment.disease_control_months);
    out.push_back(std::move(item));
  }
  return out;
}

json::object case_json(const knowledge::Content& content, const advice::Case& patient) {
  const auto ids = [&](const std::vector<knowledge::InterventionIndex>& list) {
    json::array out;
    for (const auto index : list) out.emplace_back(content.interventions[index].id);
    return out;
  };
  json::object out;
  if (!patient.id.empty()) out["id"] = patient.id;
  if (patient.as_of_stated) out["as_of"] = advice::print_day(patient.as_of);
  for (const advice::Stated& stated : patient.stated) {
    out[content.features[stated.feature].id()] = stated_json(content, stated);
  }
  if (patient.treatments) out["treatments"] = treatments_json(content, *patient.treatments);
  if (!patient.treatments_complete) out["treatments_complete"] = false;
  if (!patient.declined.empty()) out["declined"] = ids(patient.declined);
  if (!patient.done.empty()) out["done"] = ids(patient.done);
  return out;
}

json::object part_json(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                       const std::vector<advice::Key>& keys) {
  json::object out;
  for (const advice::Key key : keys) {
    const auto& feature = facts.keys[key];
    if (feature && base.content.features[*feature].is_date()) {
      out["as_of"] = advice::print_day(patient.as_of);
    } else if (feature) {
      const auto stated = std::find_if(patient.stated.begin(), patient.stated.end(),
                                       [&](const advice::Stated& s) { return s.feature == *feature; });
      out[base.content.features[*feature].id()] = stated_json(base.content, *stated);
    } else {
      if (patient.as_of_stated) out["as_of"] = advice::print_day(patient.as_of);
      out["treatments"] = treatments_json(base.content, *patient.treatments);
      if (!patient.treatments_complete) out["treatments_complete"] = false;
    }
  }
  return out;
}

json::value cells_json(const knowledge::Base& base, const advice::Requirement& requirement) {
  const knowledge::Feature& feature = base.content.features[requirement.feature];
  const knowledge::CellMap& cells = base.cells[requirement.feature];
  if (feature.type.kind != cql::FeatureType::Kind::Number) return values(feature, requirement.cells);
  json::array out;
  for (const Interval& interval : cells.intervals(requirement.cells))
    out.push_back(range(interval, feature.type.low, feature.type.high));
  if (cells.has_special() && (requirement.cells & cells.special()) != 0) out.emplace_back(feature.special);
  return one_or_list(std::move(out));
}

json::object requirements_json(const knowledge::Base& base, const std::vector<advice::Requirement>& requirements) {
  json::object out;
  for (const advice::Requirement& requirement : requirements)
    out[base.content.features[requirement.feature].id()] = cells_json(base, requirement);
  return out;
}

json::array alternatives_json(const knowledge::Base& base,
                              const std::vector<std::vector<advice::Requirement>>& alternatives) {
  json::array out;
  for (const auto& alternative : alternatives) out.push_back(requirements_json(base, alternative));
  return out;
}

std::string pretty(const json::value& value) {
  std::string out;
  write(value, out, 0);
  return out + '\n';
}

}  // namespace consilium::exchange
