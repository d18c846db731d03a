#include "report/figure.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "report/study_words.hpp"
#include "report/words.hpp"

namespace consilium::report {
namespace {

using knowledge::Content;
using knowledge::Endpoint;
using knowledge::Printed;
using knowledge::Study;

/// What tells a row from another: the same figure in two documents is one row.
std::string row_key(const Endpoint& e) {
  return fmt::format("{}|{}|{}", e.arm ? static_cast<int>(*e.arm) : -1, e.group, value_words(e));
}

/// "RLT board 2025" -> "RLT board".
std::string without_year(const std::string& title) {
  return title.substr(0, title.find_last_not_of("0123456789 ") + 1);
}

FigureRow row(const Study& study, const Endpoint& e, double factor) {
  const auto scaled = [&](const Printed& value) {
    return value.number ? std::optional(*value.number * factor) : std::nullopt;
  };
  FigureRow out;
  std::vector<std::string> parts;
  if (e.arm) parts.push_back(study.arms[*e.arm].id);
  if (!e.arm && study.arms.size() == 1) parts.push_back(study.arms[0].id);
  if (!e.group.empty()) parts.push_back(e.group);
  out.label = parts.empty() ? "all" : fmt::format("{}", fmt::join(parts, ", "));
  // the axis says the unit, the legend what the interval is
  out.printed = ends(e.value) + (factor == 1 || !e.value[0].number ? "" : unit_words(e.unit));
  if (!e.interval.empty()) out.printed += fmt::format(" ({}{})", e.range ? "range " : "", ends(e.interval));
  if (e.value.size() == 1) out.point = scaled(e.value[0]);
  const auto& interval = e.value.size() == 2 ? e.value : e.interval;
  if (interval.size() == 2) {
    out.low = scaled(interval[0]);
    out.high = scaled(interval[1]);
    out.open = out.low.has_value() && !out.high;
  }
  return out;
}

/// Marks a row with its document where documents print different values.
FigureStudy rows_of(const Content& content, const Study& study) {
  FigureStudy out;
  out.name = study.name;
  std::map<std::string, std::vector<std::string>> sources;  // by row
  std::map<std::string, std::size_t> values;                // by arm and group
  std::vector<const Endpoint*> kept;
  std::vector<std::string> all;
  for (const Endpoint& e : study.endpoints) {
    const auto& figure = content.figure;
    const bool drawn = std::find(figure.endpoints.begin(), figure.endpoints.end(), e.name) != figure.endpoints.end();
    if (!drawn || e.value.empty() || !figure.units.contains(e.unit)) continue;
    const std::string source = without_year(content.sources[e.source].short_title);
    if (std::find(all.begin(), all.end(), source) == all.end()) all.push_back(source);
    auto& stated_in = sources[row_key(e)];
    stated_in.push_back(source);
    if (stated_in.size() > 1) continue;
    ++values[row(study, e, 1).label];
    kept.push_back(&e);
  }
  for (const Endpoint* e : kept) {
    FigureRow one = row(study, *e, content.figure.units.at(e->unit));
    if (values[one.label] > 1) one.label += fmt::format(" ({})", fmt::join(sources[row_key(*e)], ", "));
    out.rows.push_back(std::move(one));
  }
  out.sources = fmt::format("{}", fmt::join(all, ", "));
  return out;
}

/// Ticks at 1, 2 or 5 times a power of ten, six of them at most.
double step_of(double most) {
  double step = 1;
  for (std::size_t i = 0; most / step > 6; ++i) step *= i % 3 == 1 ? 2.5 : 2;
  return step;
}

}  // namespace

FigurePlot figure(const Content& content, const std::vector<knowledge::StudyIndex>& studies,
                  std::optional<knowledge::InterventionIndex> intervention) {
  FigurePlot out{content.figure.title, content.figure.axis, 1, 1, {}};
  std::map<knowledge::InterventionIndex, FigureSection> sections;
  for (const knowledge::StudyIndex index : studies) {
    const Study& study = content.studies[index];
    const auto interventions = study.interventions();
    if (interventions.empty() && !intervention) continue;
    FigureStudy drawn = rows_of(content, study);
    if (drawn.rows.empty()) continue;
    for (const FigureRow& one : drawn.rows) {
      for (const auto& value : {one.point, one.high, one.low}) out.most = std::max(out.most, value.value_or(0));
    }
    const auto section = intervention.value_or(interventions.empty() ? 0 : interventions.front());
    sections[section].title = content.interventions[section].label;
    sections[section].studies.push_back(std::move(drawn));
  }
  out.step = step_of(out.most);
  out.most = out.step * std::ceil(out.most / out.step);
  for (auto& [key, section] : sections) {
    std::stable_sort(section.studies.begin(), section.studies.end(),
                     [](const FigureStudy& a, const FigureStudy& b) { return a.name < b.name; });
    out.sections.push_back(std::move(section));
  }
  return out;
}

}  // namespace consilium::report
