#include "advice/case_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "advice/dates.hpp"
#include "document/fields.hpp"

namespace consilium::advice {
namespace {

using diagnostics::InputError;
using document::Document;
using document::Member;
using document::Value;
using knowledge::Feature;
using Kind = cql::FeatureType::Kind;

const std::vector<std::string> kOwnKeys = {"id", "as_of", "treatments", "treatments_complete", "declined", "done"};

class CaseReader {
 public:
  CaseReader(const knowledge::Content& content, const Document& file, std::chrono::sys_days today)
      : content_(content), file_(file) {
    out_.as_of = today;
  }

  Case run(const Value& value) {
    if (value.kind != Value::Kind::Object) {
      throw InputError(diagnostics::at(*file_.source, value.span,
                                       fmt::format("a case is an object, not {}", name_of(value.kind)),
                                       "{\"primary_site\": \"pancreas\", …}"));
    }
    if (const Value* as_of = value.find("as_of")) day(*as_of);  // first: dates of treatments are held against it
    for (const Member& member : value.members) this->member(member);
    errors_.throw_if_any();
    std::sort(out_.stated.begin(), out_.stated.end(),
              [](const Stated& a, const Stated& b) { return a.feature < b.feature; });
    return std::move(out_);
  }

 private:
  void member(const Member& member) {
    const std::string& key = member.key;
    const Value& value = member.value;
    if (key == "id") {
      if (expect(value, Value::Kind::String, key)) out_.id = value.text;
    } else if (key == "treatments") {
      treatments(value);
    } else if (key == "treatments_complete") {
      if (value.kind != Value::Kind::Null && expect(value, Value::Kind::Boolean, key))
        out_.treatments_complete = value.boolean;
    } else if (key == "declined" || key == "done") {
      interventions(value, key, key == "declined" ? out_.declined : out_.done);
    } else if (key != "as_of") {
      feature(member);
    }
  }

  void day(const Value& value) {
    if (value.kind == Value::Kind::Null || !expect(value, Value::Kind::String, "as_of")) return;
    if (const auto day = parse_day(value.text)) {
      out_.as_of = *day;
      out_.as_of_stated = true;
    } else {
      fail(value, fmt::format("`as_of`: {} is no date", diagnostics::quoted(value.text)), "write it as YYYY-MM-DD");
    }
  }

  void feature(const Member& member) {
    const auto index = content_.feature(member.key);
    if (!index) {
      std::vector<std::string> keys = content_.feature_ids();
      keys.insert(keys.end(), kOwnKeys.begin(), kOwnKeys.end());
      errors_.add(diagnostics::at(*file_.source, member.key_span,
                                  fmt::format("unknown key {}", diagnostics::quoted(member.key)),
                                  diagnostics::suggest(member.key, keys, false)));
      return;
    }
    if (member.value.kind == Value::Kind::Null) return;
    const Feature& feature = content_.features[*index];
    if (feature.is_date()) {
      errors_.add(diagnostics::at(*file_.source, member.key_span,
                                  fmt::format("`{}` follows from the date of the decision", feature.id()),
                                  "write `as_of`: YYYY-MM-DD"));
      return;
    }
    Stated stated;
    stated.feature = *index;
    const bool read = feature.type.kind == Kind::Boolean ? boolean(feature, member.value, stated)
                      : feature.type.kind == Kind::Code  ? code(feature, member.value, stated)
                                                         : number(feature, member.value, stated);
    if (read) out_.stated.push_back(stated);
  }

  bool boolean(const Feature& feature, const Value& value, Stated& out) {
    if (value.kind != Value::Kind::Boolean) {
      return fail(value, fmt::format("`{}` is true or false, not {}", feature.id(), shown(value)),
                  "leave it out where it is unknown");
    }
    out.values = value.boolean ? 2 : 1;
    return true;
  }

  bool code(const Feature& feature, const Value& value, Stated& out) {
    if (value.kind != Value::Kind::List) return one_code(feature, value, out);
    if (value.items.empty()) {
      return fail(value, fmt::format("`{}`: the list of possible values is empty", feature.id()),
                  "leave the key out where it is unknown");
    }
    bool read = true;
    for (const Value& item : value.items) read = one_code(feature, item, out) && read;
    return read;
  }

  bool one_code(const Feature& feature, const Value& value, Stated& out) {
    const auto& values = feature.type.values;
    const auto found = std::find(values.begin(), values.end(), value.text);
    if (found == values.end()) {
      return fail(value, fmt::format("`{}` has no value {}", feature.id(), shown(value)),
                  diagnostics::suggest(value.text, values));
    }
    if (value.kind != Value::Kind::String) {
      return fail(value, fmt::format("`{}` is a text, not {}", feature.id(), name_of(value.kind)),
                  fmt::format("write \"{}\"", value.text));
    }
    out.values |= cql::ValueSet{1} << static_cast<unsigned>(found - values.begin());
    return true;
  }

  bool number(const Feature& feature, const Value& value, Stated& out) {
    if (value.kind == Value::Kind::String && !feature.special.empty() && value.text == feature.special) {
      out.special = true;
      return true;
    }
    if (value.kind == Value::Kind::Object) return range(feature, value, out);
    if (!in_range(feature, value)) return false;
    out.interval = {value.number, value.number, false, false};
    return true;
  }

  bool range(const Feature& feature, const Value& value, Stated& out) {
    knowledge::Interval interval{feature.type.low, feature.type.high, false, false};
    bool low = false;
    bool high = false;
    for (const Member& member : value.members) {
      const bool above = member.key == "above";
      const bool below = member.key == "below";
      if (!above && !below && member.key != "min" && member.key != "max") {
        errors_.add(
            diagnostics::at(*file_.source, member.key_span,
                            fmt::format("a range of `{}` has no key {}", feature.id(), diagnostics::quoted(member.key)),
                            "allowed: min, max (the value included), above, below (not included)"));
        return false;
      }
      if (!in_range(feature, member.value)) return false;
      const bool is_low = above || member.key == "min";
      if (is_low ? low : high)
        return fail(value, fmt::format("`{}`: the range has two {} ends", feature.id(), is_low ? "low" : "high"), {});
      (is_low ? low : high) = true;
      (is_low ? interval.low : interval.high) = member.value.number;
      (is_low ? interval.low_open : interval.high_open) = above || below;
    }
    if (!low && !high)
      return fail(value, fmt::format("`{}`: the range has no end", feature.id()), "allowed: min, max, above, below");
    if (interval.low > interval.high || (interval.low == interval.high && (interval.low_open || interval.high_open))) {
      return fail(value, fmt::format("`{}`: the range is empty", feature.id()),
                  "its low end must lie below its high end");
    }
    out.interval = interval;
    return true;
  }

  bool in_range(const Feature& feature, const Value& value) {
    if (value.kind != Value::Kind::Number) {
      return fail(value, fmt::format("`{}` is a number ({}), not {}", feature.id(), feature.type.unit, shown(value)),
                  feature.special.empty() ? "a number, or a range such as {\"min\": 10, \"max\": 20}"
                                          : fmt::format("a number, a range, or \"{}\"", feature.special));
    }
    if (value.number >= feature.type.low && value.number <= feature.type.high) return true;
    return fail(value, fmt::format("`{}`: {} is outside its range", feature.id(), value.text),
                fmt::format("allowed: {} to {} {}", feature.type.low, feature.type.high, feature.type.unit));
  }

  // --- treatments -----------------------------------------------------------------------------

  void treatments(const Value& value) {
    if (value.kind == Value::Kind::Null || !expect(value, Value::Kind::List, "treatments")) return;
    out_.treatments.emplace();
    for (const Value& item : value.items) treatment(item);
  }

  void treatment(const Value& value) {
    document::Fields fields(file_, value, "a treatment", errors_);
    Treatment out;
    if (const Value* given = fields.required("intervention")) {
      if (given->kind == Value::Kind::List) {
        interventions(*given, "intervention", out.interventions);
        if (given->items.empty()) fail(*given, "`intervention`: the list is empty", "name at least one");
      } else if (const auto index = intervention(*given)) {
        out.interventions.push_back(*index);
      }
    }
    const Value* start = fields.optional("start");
    const Value* stop = fields.optional("stop");
    out.start = date(start, "start");
    out.stop = date(stop, "stop");
    out.stated_ongoing = stop != nullptr && stop->kind == Value::Kind::Null;
    out.intent = words(fields, "intent", knowledge::intent_words());
    out.best_response = words(fields, "best_response", knowledge::response_words());
    out.outcome = words(fields, "outcome", knowledge::outcome_words());
    out.cycles = amount(fields, "cycles", true);
    out.disease_control_months = amount(fields, "disease_control_months", false);
    fields.finish();
    if (out.start && out.start->first > out_.as_of) {
      fail(*start, fmt::format("the treatment starts after the date of the decision ({})", print_day(out_.as_of)),
           "`treatments` is what the patient has had so far");
    }
    if (out.start && out.stop && out.stop->last < out.start->first)
      fail(*stop, "the treatment stops before it starts", {});
    if (out.outcome == "ongoing" && out.stop && out.stop->last <= out_.as_of) {
      fail(*stop, "the treatment has stopped and is ongoing", "give one of the two");
    }
    out_.treatments->push_back(std::move(out));
  }

  std::optional<DateRange> date(const Value* value, std::string_view key) {
    if (value == nullptr || value->kind == Value::Kind::Null || !expect(*value, Value::Kind::String, key))
      return std::nullopt;
    const auto out = parse_date(value->text);
    if (!out)
      fail(*value, fmt::format("`{}`: {} is no date", key, diagnostics::quoted(value->text)),
           "write it as YYYY, YYYY-MM or YYYY-MM-DD");
    return out;
  }

  std::string words(document::Fields& fields, std::string_view key, const std::vector<std::string>& allowed) {
    const Value* value = fields.optional(key);
    if (value == nullptr || value->kind == Value::Kind::Null) return {};
    const auto index = document::one_of(file_, *value, key, allowed, errors_);
    return index ? allowed[*index] : std::string{};
  }

  std::optional<double> amount(document::Fields& fields, std::string_view key, bool whole) {
    const Value* value = fields.optional(key);
    if (value == nullptr || value->kind == Value::Kind::Null) return std::nullopt;
    constexpr double kMost = 1000;
    const bool valid = value->kind == Value::Kind::Number && value->number >= 0 && value->number <= kMost &&
                       (!whole || std::floor(value->number) == value->number);
    if (!valid)
      fail(*value, fmt::format("`{}` is {}, not {}", key, whole ? "a whole number" : "a number", shown(*value)),
           "allowed: 0 to 1000");
    return valid ? std::optional(value->number) : std::nullopt;
  }

  void interventions(const Value& value, const std::string& key, std::vector<knowledge::InterventionIndex>& out) {
    if (value.kind == Value::Kind::Null || !expect(value, Value::Kind::List, key)) return;
    for (const Value& item : value.items) {
      if (const auto index = intervention(item)) out.push_back(*index);
    }
  }

  std::optional<knowledge::InterventionIndex> intervention(const Value& value) {
    const auto index = value.kind == Value::Kind::String ? content_.intervention(value.text) : std::nullopt;
    if (!index) {
      fail(value, fmt::format("{} is no intervention", shown(value)),
           diagnostics::suggest(value.text, content_.intervention_ids(), false));
    }
    return index;
  }

  // --- errors ---------------------------------------------------------------------------------

  static std::string shown(const Value& value) {
    const bool scalar = value.kind == Value::Kind::String || value.kind == Value::Kind::Number;
    return scalar ? diagnostics::quoted(value.text) : std::string(name_of(value.kind));
  }

  bool expect(const Value& value, Value::Kind kind, std::string_view key) {
    return value.kind == kind || fail(value, fmt::format("`{}` is {}, not {}", key, name_of(kind), shown(value)), {});
  }

  bool fail(const Value& value, std::string message, std::string help) {
    errors_.add(diagnostics::at(*file_.source, value.span, std::move(message), std::move(help)));
    return false;
  }

  const knowledge::Content& content_;
  const Document& file_;
  Case out_;
  diagnostics::Collector errors_;
};

}  // namespace

Case read_case(const knowledge::Content& content, const Document& document, const Value& value,
               std::chrono::sys_days today) {
  return CaseReader(content, document, today).run(value);
}

}  // namespace consilium::advice
