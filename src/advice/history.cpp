#include "advice/history.hpp"

#include <algorithm>

#include "advice/dates.hpp"

namespace consilium::advice {
namespace {

using knowledge::Cells;
using knowledge::Derivation;
using knowledge::Interval;

/// Does a treatment match a derivation? Kleene's three values, in the order in which "and" takes the smallest.
enum class Match { No, Maybe, Yes };

Match both(Match a, Match b) { return std::min(a, b); }
Match opposite(Match a) { return a == Match::Yes ? Match::No : a == Match::No ? Match::Yes : Match::Maybe; }

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Match match_intervention(const knowledge::Content& content, const Treatment& treatment, const Derivation& derivation) {
  bool all = true;
  bool some = false;
  for (const InterventionIndex given : treatment.interventions) {
    const auto& of = derivation.of;
    const bool is =
        std::any_of(of.begin(), of.end(), [&](InterventionIndex wanted) { return content.belongs_to(given, wanted); });
    // recorded as the class: may have been the member that is asked for
    const bool may =
        std::any_of(of.begin(), of.end(), [&](InterventionIndex wanted) { return content.belongs_to(wanted, given); });
    all = all && is;
    some = some || is || may;
  }
  return all ? Match::Yes : some ? Match::Maybe : Match::No;
}

Match match_word(const std::string& stated, const std::vector<std::string>& wanted) {
  if (wanted.empty()) return Match::Yes;
  if (stated.empty()) return Match::Maybe;
  return contains(wanted, stated) ? Match::Yes : Match::No;
}

/// A disease whose best response was progression has progressed, whatever ended the treatment.
Match match_outcome(const Treatment& treatment, const std::vector<std::string>& wanted) {
  if (contains(wanted, "progression") && treatment.best_response == "pd") return Match::Yes;
  return match_word(treatment.outcome, wanted);
}

Match is_ongoing(const Treatment& treatment, std::chrono::sys_days as_of) {
  if (treatment.stated_ongoing || treatment.outcome == "ongoing") return Match::Yes;
  if (treatment.stop) {
    if (treatment.stop->first > as_of) return Match::Yes;
    if (treatment.stop->last <= as_of) return Match::No;
    return Match::Maybe;
  }
  const bool ended =
      treatment.outcome == "completed" || treatment.outcome == "toxicity" || treatment.outcome == "other";
  return ended ? Match::No : Match::Maybe;  // progression does not say that it was stopped
}

Match match(const knowledge::Content& content, const Treatment& treatment, const Derivation& derivation,
            std::chrono::sys_days as_of) {
  Match out = match_intervention(content, treatment, derivation);
  out = both(out, match_outcome(treatment, derivation.outcome));
  out = both(out, match_word(treatment.best_response, derivation.best_response));
  out = both(out, match_word(treatment.intent, derivation.intent));
  if (contains(derivation.intent_not, treatment.intent)) out = Match::No;
  if (derivation.ongoing) {
    const Match ongoing = is_ongoing(treatment, as_of);
    out = both(out, *derivation.ongoing ? ongoing : opposite(ongoing));
  }
  return out;
}

/// What a number may be: a range, perhaps also "there is none".
struct Possible {
  Interval range;
  bool number = true;
  bool none = false;
};

class History {
 public:
  History(const knowledge::Base& base, const Case& patient, FeatureIndex feature)
      : feature_(base.content.features[feature]), patient_(patient) {
    for (const Treatment& treatment : *patient.treatments) {
      const Match m = match(base.content, treatment, *feature_.derivation, patient.as_of);
      if (m != Match::No) matches_.emplace_back(&treatment, m);
      if (m == Match::Yes) certain_ = true;
    }
  }

  [[nodiscard]] cql::ValueSet any() const {
    if (certain_) return 2;
    return matches_.empty() && complete() ? 1 : 3;
  }

  [[nodiscard]] Possible number() const {
    switch (feature_.derivation->what) {
      case Derivation::What::Count:
        return sum([](const Treatment&) { return Interval{1, 1}; });
      case Derivation::What::Cycles:
        return sum([this](const Treatment& t) {
          return t.cycles ? Interval{*t.cycles, *t.cycles} : Interval{1, high()};
        });
      case Derivation::What::MonthsSinceEnd:
        return since_end();
      default:
        return of_last();
    }
  }

 private:
  [[nodiscard]] bool complete() const { return patient_.treatments_complete; }
  [[nodiscard]] double high() const { return feature_.type.high; }

  template <class Amount>
  Possible sum(Amount amount) const {
    Possible out{{0, complete() ? 0 : high()}};
    for (const auto& [treatment, m] : matches_) {
      const Interval one = amount(*treatment);
      if (m == Match::Yes) out.range.low += one.low;
      out.range.high += one.high;
    }
    return clamp(out);
  }

  /// The end that was last decides, so the smallest time. A treatment that only may match can only make it smaller.
  [[nodiscard]] Possible since_end() const {
    Possible out{{high(), high()}, complete() ? !matches_.empty() : true, !certain_};
    double largest_maybe = 0;
    double smallest_certain = high();
    for (const auto& [treatment, m] : matches_) {
      const Interval since = since_end(*treatment);
      out.range.low = std::min(out.range.low, since.low);
      if (m == Match::Yes) smallest_certain = std::min(smallest_certain, since.high);
      largest_maybe = std::max(largest_maybe, since.high);
    }
    out.range.high = certain_ ? smallest_certain : complete() ? largest_maybe : high();
    if (!complete()) out.range.low = 0;
    return clamp(out);
  }

  [[nodiscard]] Interval since_end(const Treatment& treatment) const {
    const Match ongoing = is_ongoing(treatment, patient_.as_of);
    if (ongoing == Match::Yes) return {0, 0};
    const auto months = [&](std::chrono::sys_days day) { return std::max(0.0, months_between(day, patient_.as_of)); };
    if (treatment.stop) return {months(treatment.stop->last), months(treatment.stop->first)};
    return {0, treatment.start ? months(treatment.start->first) : high()};
  }

  /// Treatments are in order: the last that certainly matches, or one of those after it that may.
  [[nodiscard]] Possible of_last() const {
    Possible out{{high(), 0}, false, !certain_};
    for (auto it = matches_.rbegin(); it != matches_.rend(); ++it) {
      const auto& stated = it->first->disease_control_months;
      out.number = true;
      out.range.low = std::min(out.range.low, stated.value_or(0));
      out.range.high = std::max(out.range.high, stated.value_or(high()));
      // "months from its end to the next progression": where none followed there is no such number
      if (!stated) out.none = true;
      if (it->second == Match::Yes) break;
    }
    if (!complete()) out = {{0, high()}, true, true};
    return clamp(out);
  }

  [[nodiscard]] Possible clamp(Possible p) const {
    p.range.low = std::clamp(p.range.low, feature_.type.low, feature_.type.high);
    p.range.high = std::clamp(p.range.high, p.range.low, feature_.type.high);
    return p;
  }

  const knowledge::Feature& feature_;
  const Case& patient_;
  std::vector<std::pair<const Treatment*, Match>> matches_;  ///< those that match or may
  bool certain_ = false;
};

}  // namespace

double months_between(std::chrono::sys_days from, std::chrono::sys_days to) {
  using namespace std::chrono;
  if (to < from) return -months_between(to, from);
  const year_month_day begin{from};
  const auto same_day = [&](months count) { return add_months(from, static_cast<int>(count.count())); };
  const year_month_day end{to};
  months whole{(end.year() - begin.year()).count() * 12 + static_cast<int>(static_cast<unsigned>(end.month())) -
               static_cast<int>(static_cast<unsigned>(begin.month()))};
  if (same_day(whole) > to) --whole;
  const sys_days reached = same_day(whole);
  const auto rest = static_cast<double>((to - reached).count());
  const auto length = static_cast<double>((same_day(whole + months{1}) - reached).count());
  return static_cast<double>(whole.count()) + rest / length;
}

double as_number(std::chrono::sys_days day) {
  constexpr int kYear = 10'000;
  constexpr unsigned kMonth = 100;
  const std::chrono::year_month_day date{day};
  return static_cast<int>(date.year()) * kYear +
         static_cast<int>(static_cast<unsigned>(date.month()) * kMonth + static_cast<unsigned>(date.day()));
}

Cells derive(const knowledge::Base& base, const Case& patient, FeatureIndex feature) {
  const knowledge::CellMap& cells = base.cells[feature];
  if (base.content.features[feature].is_date()) {
    const double day = as_number(patient.as_of);
    return cells.of(knowledge::Interval{day, day});
  }
  if (!patient.treatments) return cells.all();
  const History history(base, patient, feature);
  if (base.content.features[feature].derivation->what == Derivation::What::Any) return history.any();
  const Possible possible = history.number();
  Cells out = 0;
  if (possible.number) out |= cells.of(possible.range);
  if (possible.none && cells.has_special()) out |= cells.special();
  return out;
}

}  // namespace consilium::advice
