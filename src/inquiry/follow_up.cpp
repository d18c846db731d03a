#include "inquiry/follow_up.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "advice/dates.hpp"

namespace consilium::inquiry {
namespace {

using advice::DateRange;
using advice::Status;
using knowledge::InterventionIndex;
using knowledge::Lapse;
using knowledge::Timing;
using std::chrono::sys_days;

Offset operator+(Offset a, Offset b) { return {a.months + b.months, a.days + b.days}; }

/// No plan has more dates: a date every day for a lifetime.
constexpr std::uint32_t kMostDates = 50'000;

/// One way through the phases: always their shortest interval and longest duration, or the reverse.
class Course {
 public:
  Course(const Timing& timing, sys_days start, bool dense) : timing_(timing), start_(start), dense_(dense) {}

  [[nodiscard]] Offset at() const { return at_; }
  [[nodiscard]] sys_days day() const { return add(start_, at_); }

  void step() {
    while (phase_ + 1 < timing_.phases.size() && day() >= end_of(phase_)) ++phase_;
    const Lapse& every = timing_.phases[phase_].every;
    at_ = at_ + offset(every.unit, dense_ ? every.least : every.most);
  }

 private:
  [[nodiscard]] sys_days end_of(std::size_t phase) const {
    const Lapse& until = *timing_.phases[phase].until;
    return add(start_, offset(until.unit, dense_ ? until.most : until.least));
  }

  const Timing& timing_;
  sys_days start_;
  bool dense_;
  std::size_t phase_ = 0;
  Offset at_;
};

/// The end of a schedule as a window.
std::optional<Window> end_of(const Timing& timing, const DateRange& start) {
  if (timing.phases.empty() || !timing.phases.back().until) return std::nullopt;
  const Lapse& until = *timing.phases.back().until;
  const Offset least = offset(until.unit, until.least);
  const Offset most = offset(until.unit, until.most);
  return Window{0, add(start.first, least), add(start.last, most), least, most, false};
}

bool within(const knowledge::Content& content, const advice::Treatment& treatment,
            const std::vector<InterventionIndex>& these) {
  return std::all_of(treatment.interventions.begin(), treatment.interventions.end(), [&](InterventionIndex given) {
    return std::any_of(these.begin(), these.end(), [&](InterventionIndex i) { return content.belongs_to(given, i); });
  });
}

/// The last treatment of the case, in its order, that the document counts from.
Start start_of(const knowledge::Content& content, const advice::Case& patient, const Timing& timing) {
  const Start decision{{patient.as_of, patient.as_of}, std::nullopt, false, !timing.after.empty()};
  if (timing.after.empty() || !patient.treatments) return decision;
  for (std::size_t i = patient.treatments->size(); i-- > 0;) {
    const advice::Treatment& treatment = (*patient.treatments)[i];
    if (!within(content, treatment, timing.after)) continue;
    const auto& day = treatment.stop ? treatment.stop : treatment.start;
    // a treatment that is to end later has not ended
    if (!day || day->first > patient.as_of) return decision;
    return {*day, i, !treatment.stop, false};
  }
  return decision;
}

/// When, in one word, to compare sources; nothing where the document does not say.
std::string interval(const Timing& timing) {
  std::string out = timing.occasion;
  for (const Timing::Phase& phase : timing.phases) out += print(phase.every) + "; ";
  if (timing.once) out += print(*timing.once);
  return out;
}

class Planner {
 public:
  Planner(const knowledge::Base& base, const advice::Case& patient, FollowUp& out)
      : content_(base.content), patient_(patient), out_(out) {}

  void run() {
    std::map<InterventionIndex, FollowUpExamination> examinations;
    for (std::size_t r = 0; r < out_.board.recommendations.size(); ++r) {
      for (const advice::OptionAnswer& answer : out_.board.recommendations[r].options) {
        const InterventionIndex i = option(r, answer).intervention;
        for (FollowUpEntry& entry : entries(r, answer)) examinations[i].entries.push_back(std::move(entry));
      }
    }
    for (auto& [index, examination] : examinations) {
      examination.intervention = index;
      examination.done = std::find(patient_.done.begin(), patient_.done.end(), index) != patient_.done.end();
      examination.differ = differ(examination);
      out_.examinations.push_back(std::move(examination));
    }
    std::stable_sort(out_.examinations.begin(), out_.examinations.end(),
                     [](const auto& a, const auto& b) { return rank(a) < rank(b); });
  }

 private:
  static int rank(const FollowUpExamination& examination) {
    int out = 2;
    for (const FollowUpEntry& entry : examination.entries) {
      if (!entry.windows.empty()) return 0;
      if (entry.status == Status::Applies && entry.stance == knowledge::Stance::For) out = 1;
    }
    return out;
  }

  [[nodiscard]] const knowledge::Option& option(std::size_t r, const advice::OptionAnswer& answer) const {
    return content_.statements[out_.board.recommendations[r].statement].options[answer.option];
  }

  /// One for each timing of it, or one without where it is follow-up.
  [[nodiscard]] std::vector<FollowUpEntry> entries(std::size_t r, const advice::OptionAnswer& answer) const {
    const advice::Recommendation& recommendation = out_.board.recommendations[r];
    const knowledge::Option& option = this->option(r, answer);
    FollowUpEntry plain;
    plain.recommendation = r;
    plain.stance = option.stance;
    plain.status = answer.status;
    plain.note = option.note;
    plain.depends_on = answer.depends_on.empty() ? recommendation.depends_on : answer.depends_on;
    plain.provided = answer.provided.empty() ? recommendation.provided : answer.provided;
    std::vector<FollowUpEntry> out;
    for (std::size_t t = 0; t < content_.timings.size(); ++t) {
      const Timing& timing = content_.timings[t];
      const bool of = std::find(timing.of.begin(), timing.of.end(), option.intervention) != timing.of.end();
      if (timing.statement != recommendation.statement || !of || !timing.before.empty()) continue;
      FollowUpEntry entry = plain;
      entry.timing = t;
      if ((timing.once || !timing.phases.empty()) && option.stance == knowledge::Stance::For) dates(timing, entry);
      out.push_back(std::move(entry));
    }
    if (out.empty() && content_.purpose(option.intervention) == knowledge::Purpose::FollowUp) out.push_back(plain);
    return out;
  }

  void dates(const Timing& timing, FollowUpEntry& entry) const {
    entry.start = start_of(content_, patient_, timing);
    entry.end = end_of(timing, entry.start->day);
    if (entry.status != Status::Applies) return;
    entry.windows = windows(timing, entry.start->day, out_.from, out_.to);
    const auto all = windows(timing, entry.start->day, entry.start->day.first, out_.from - std::chrono::days{1});
    entry.passed = static_cast<std::uint32_t>(
        std::count_if(all.begin(), all.end(), [this](const Window& w) { return w.latest < out_.from; }));
  }

  /// Do two sources take another stance, or name other intervals?
  [[nodiscard]] bool differ(const FollowUpExamination& examination) const {
    std::map<knowledge::SourceIndex, std::set<knowledge::Stance>> stances;
    std::map<knowledge::SourceIndex, std::set<std::string>> intervals;
    for (const FollowUpEntry& entry : examination.entries) {
      if (entry.status != Status::Applies || entry.stance == knowledge::Stance::Caution) continue;
      const auto source = content_.statements[out_.board.recommendations[entry.recommendation].statement].source;
      stances[source].insert(entry.stance);
      const std::string named = entry.timing ? interval(content_.timings[*entry.timing]) : "";
      if (!named.empty()) intervals[source].insert(named);
    }
    const auto differ = [](const auto& by_source) {
      return std::any_of(by_source.begin(), by_source.end(),
                         [&](const auto& one) { return one.second != by_source.begin()->second; });
    };
    return differ(stances) || differ(intervals);
  }

  const knowledge::Content& content_;
  const advice::Case& patient_;
  FollowUp& out_;
};

}  // namespace

sys_days add(sys_days day, Offset offset) {
  return advice::add_months(day, static_cast<int>(offset.months)) + std::chrono::days{offset.days};
}

Offset offset(Lapse::Unit unit, std::uint32_t count) {
  constexpr std::uint32_t kWeek = 7;
  constexpr std::uint32_t kYear = 12;
  switch (unit) {
    case Lapse::Unit::Day:
      return {0, count};
    case Lapse::Unit::Week:
      return {0, count * kWeek};
    case Lapse::Unit::Month:
      return {count, 0};
    case Lapse::Unit::Year:
      return {count * kYear, 0};
  }
  return {};
}

std::vector<Window> windows(const Timing& timing, const DateRange& start, sys_days from, sys_days to) {
  std::vector<Window> out;
  const auto keep = [&](const Window& window) {
    if (window.latest >= from && window.earliest <= to) out.push_back(window);
  };
  if (timing.once) {
    const Offset least = offset(timing.once->unit, timing.once->least);
    const Offset most = offset(timing.once->unit, timing.once->most);
    keep({1, add(start.first, least), add(start.last, most), least, most, false});
    return out;
  }
  if (timing.phases.empty()) return out;
  const auto end = end_of(timing, start);
  Course densest(timing, start.first, true);
  Course widest(timing, start.last, false);
  sys_days before = start.first - std::chrono::days{1};  // where the window before it ends
  for (std::uint32_t number = 1; number < kMostDates; ++number) {
    densest.step();
    widest.step();
    if (densest.day() > to || (end && densest.day() > add(start.first, end->most))) break;
    Window window{number, densest.day(), widest.day(), densest.at(), widest.at(), densest.day() <= before};
    if (end && window.latest > end->latest) {  // a wider plan has ended before
      window.latest = end->latest;
      window.most = end->most;
    }
    before = window.latest;
    keep(window);
  }
  return out;
}

FollowUp follow_up(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                   const std::vector<knowledge::SourceIndex>& sources, unsigned years) {
  constexpr int kMonths = 12;
  FollowUp out;
  out.from = patient.as_of;
  out.to = advice::add_months(patient.as_of, static_cast<int>(years) * kMonths);
  out.board = advice::advise(base, facts, {sources, false, true});
  Planner(base, patient, out).run();
  return out;
}

}  // namespace consilium::inquiry
