#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "knowledge/loader.hpp"

namespace consilium::knowledge {
namespace {

using document::Value;

std::optional<Lapse> lapse(document::Fields& fields, const Value* value) {
  if (value == nullptr) return std::nullopt;
  const auto out = value->kind == Value::Kind::String ? parse_lapse(value->text) : std::nullopt;
  if (!out) {
    fields.fail(*value, fmt::format("{} is no length of time", diagnostics::quoted(value->text)),
                "a number or a range, and d, wk, mo or a: `3 mo`, `6-12 mo`, `at least 10 a`");
  }
  return out;
}

/// About how long, in days: to compare two of them.
std::uint32_t days(Lapse::Unit unit, std::uint32_t count) {
  constexpr std::array<std::uint32_t, 4> kDays{1, 7, 30, 365};
  return kDays.at(static_cast<std::size_t>(unit)) * count;
}

}  // namespace

/// A knowledge base may do without the file.
void Loader::timings() {
  const auto path = directory_ / "timing.yaml";
  if (!std::filesystem::exists(path)) return;
  const document::Document file = yaml(path);
  if (file.root.kind != Value::Kind::List) {
    throw diagnostics::InputError(diagnostics::at(*file.source, file.root.span, "a list of timings is wanted here"));
  }
  for (const Value& item : file.root.items) timing(file, item);
}

void Loader::timing(const document::Document& file, const Value& value) {
  document::Fields fields(file, value, "a timing", errors_);
  Timing out;
  out.place = place(*file.source, value.span);
  const Value* statement = fields.required("statement");
  std::vector<std::string> ids;
  for (const Statement& known : content_.statements) ids.push_back(known.id);
  const auto index =
      statement == nullptr ? std::nullopt : document::one_of(file, *statement, "statement", ids, errors_);
  out.of = intervention_list(file, fields.optional("of"));
  out.after = intervention_list(file, fields.optional("after"));
  out.before = intervention_list(file, fields.optional("before"));
  if (const Value* list = fields.optional("phases")) {
    for (const Value& item : list->items) phase(file, item, out);
    if (out.phases.empty()) fields.fail(*list, "`phases` is a list: [{every: 3 mo, until: 2 a}, {every: 6 mo}]");
  }
  out.once = lapse(fields, fields.optional("once"));
  out.within = lapse(fields, fields.optional("within"));
  out.occasion = fields.optional_text("occasion");
  out.provided = fields.optional_text("provided");
  out.ends = fields.optional_text("ends");
  fields.finish();
  const int kinds = static_cast<int>(!out.phases.empty()) + static_cast<int>(out.once.has_value()) +
                    static_cast<int>(!out.before.empty()) + static_cast<int>(!out.occasion.empty());
  const bool marks = kinds == 0 && !out.of.empty();  // as follow-up, of which the document gives no interval
  if (kinds != 1 && !marks) fields.fail(value, "a timing has one of `phases`, `once`, `before` and `occasion`");
  if (out.within && out.before.empty()) fields.fail(value, "`within` says how long before: it needs `before`");
  if (!index) return;
  out.statement = static_cast<StatementIndex>(*index);
  timed(fields, value, out);
  content_.timings.push_back(std::move(out));
}

/// What is timed is what the statement speaks of; where nothing is named, all of its follow-up or, with `before`, of
/// its work-up.
void Loader::timed(document::Fields& fields, const Value& value, Timing& timing) {
  const Statement& statement = content_.statements[timing.statement];
  const Purpose purpose = timing.before.empty() ? Purpose::FollowUp : Purpose::WorkUp;
  std::vector<InterventionIndex> spoken;
  for (const Option& option : statement.options) spoken.push_back(option.intervention);
  const bool named = !timing.of.empty();
  for (const InterventionIndex i : spoken) {
    const bool twice = std::find(timing.of.begin(), timing.of.end(), i) != timing.of.end();
    if (!named && !twice && content_.purpose(i) == purpose) timing.of.push_back(i);
  }
  for (const InterventionIndex i : timing.of) {
    if (std::find(spoken.begin(), spoken.end(), i) == spoken.end()) {
      fields.fail(value, fmt::format("{} says nothing about {}", statement.id, content_.interventions[i].id));
    }
  }
  if (timing.of.empty()) {
    fields.fail(value,
                fmt::format("{} speaks of no {}", statement.id, purpose == Purpose::FollowUp ? "follow-up" : "work-up"),
                "name what is timed under `of`");
  }
}

void Loader::phase(const document::Document& file, const Value& value, Timing& timing) {
  document::Fields fields(file, value, "a phase", errors_);
  const auto every = lapse(fields, fields.required("every"));
  Timing::Phase out{every.value_or(Lapse{1, 1}), lapse(fields, fields.optional("until"))};
  fields.finish();
  if (out.every.at_least) fields.fail(value, "an interval has an upper end");
  if (!timing.phases.empty()) {
    const Timing::Phase& before = timing.phases.back();
    if (!before.until || before.until->at_least) {
      fields.fail(value, "the phase before has no end", "say until when: `until: 2 a`");
    } else if (out.until && days(out.until->unit, out.until->least) <= days(before.until->unit, before.until->most)) {
      fields.fail(value, "a phase ends after the one before", "`until` is counted from the start of the first");
    }
    // the earliest and the latest dates follow from the ends of the intervals only where these do not become shorter
    if (days(out.every.unit, out.every.least) < days(before.every.unit, before.every.least) ||
        days(out.every.unit, out.every.most) < days(before.every.unit, before.every.most)) {
      fields.fail(value, "the intervals of later phases are not shorter than those before");
    }
  }
  timing.phases.push_back(out);
}

std::vector<InterventionIndex> Loader::intervention_list(const document::Document& file, const Value* value) {
  std::vector<InterventionIndex> out;
  if (value == nullptr) return out;
  const bool list = value->kind == Value::Kind::List;
  for (std::size_t i = 0; i < (list ? value->items.size() : 1); ++i) {
    if (const auto index = intervention(file, list ? value->items[i] : *value)) out.push_back(*index);
  }
  return out;
}

}  // namespace consilium::knowledge
