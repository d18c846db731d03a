#include "audit/summary_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

namespace consilium::audit {
namespace {

constexpr std::size_t kShown = 12;

using report::Text;

/// "1,234,567"
std::string grouped(std::uint64_t number) {
  std::string out = fmt::format("{}", number);
  for (std::size_t i = out.size(); i > 3;) out.insert(i -= 3, ",");
  return out;
}

std::string percent(std::uint64_t count, std::uint64_t of) {
  return of == 0 ? "-" : fmt::format("{:.1f} %", 100.0 * static_cast<double>(count) / static_cast<double>(of));
}

std::string interval(const Share& share) {
  if (share.of == 0) return "-";
  return fmt::format("{:.1f} % ({:.1f} to {:.1f})", 100 * share.share, 100 * share.low, 100 * share.high);
}

class Writer {
 public:
  Writer(const Plan& plan, const Result& result, report::Style style)
      : content_(plan.base().content), plan_(plan), result_(result), summary_(result.summary), out_(style) {}

  std::string run() {
    cases();
    if (summary_.all.treated > 0) {
      concordance();
      by_treatment();
      groups();
    }
    sources();
    conflicts();
    missing();
    matrix();
    rejects();
    return out_.str();
  }

 private:
  const std::string& source(std::size_t index) const { return content_.sources[plan_.sources()[index]].id; }

  void cases() {
    out_.row("", "Cases", grouped(summary_.cases));
    if (summary_.contradictory > 0) {
      out_.row("", "Left out: the facts contradict each other", grouped(summary_.contradictory), Text::Look::Warning);
    }
    std::size_t shown = 0;
    for (const Highlights::Contradiction& each : highlights(plan_, summary_).contradictions) {
      constexpr std::size_t kReasons = 5;
      if (++shown > kReasons) break;
      out_.paragraph("    ", fmt::format("{} {}", each.reason, grouped(each.cases)), Text::Look::Faint);
    }
    if (result_.rejected > 0)
      out_.row("", "Left out: the row cannot be read", grouped(result_.rejected), Text::Look::Warning);
    if (result_.rejected_treatments > 0) {
      out_.row("", "Treatments that cannot be read", grouped(result_.rejected_treatments), Text::Look::Warning);
    }
    out_.row("", "With a treatment given after the decision", grouped(summary_.all.treated));
  }

  void concordance_rows(const Group& group) {
    for (std::size_t s = 0; s < group.concordance.size(); ++s) {
      const Counts& counts = group.concordance[s];
      const auto of = [&](Concordance c) { return grouped(counts[static_cast<std::size_t>(c)]); };
      out_.table_row(
          "  ", source(s),
          fmt::format("{:>9}{:>9}{:>9}{:>9}{:>9}", of(Concordance::Concordant), of(Concordance::Conditional),
                      of(Concordance::Against), of(Concordance::NotAddressed), of(Concordance::NotAssessable)));
      out_.row("    ", "concordant where it can be said", interval(concordant(counts)), Text::Look::Faint);
    }
  }

  void concordance() {
    out_.gap();
    out_.heading("WAS EACH SOURCE FOLLOWED?");
    out_.table_row("", "Cases by the worst of what was given",
                   fmt::format("{:>9}{:>9}{:>9}{:>9}{:>9}", "follows", "condit.", "against", "silent", "unclear"));
    concordance_rows(summary_.all);
    out_.paragraph("", "Wilson intervals, 95 %, of follows / (follows + conditional + against).", Text::Look::Faint);
  }

  void by_treatment() {
    out_.gap();
    out_.heading("BY WHAT WAS GIVEN");
    for (const InterventionIndex given : highlights(plan_, summary_).given) {
      out_.row("", content_.interventions[given].label, grouped(times_given(summary_, given)));
      for (std::size_t s = 0; s < plan_.sources().size(); ++s) {
        const Counts& counts = summary_.given.at(given)[s];
        if (counts[0] == times_given(summary_, given)) continue;  // silent on all
        out_.row("    ", source(s), interval(concordant(counts)), Text::Look::Faint);
      }
    }
  }

  void groups() {
    for (const auto& [by, values] : summary_.groups) {
      out_.gap();
      out_.heading(fmt::format("BY {}", by));
      for (const auto& [value, group] : values) {
        out_.row("", value.empty() ? "(not stated)" : value,
                 fmt::format("{} cases, {} treated", grouped(group.cases), grouped(group.treated)));
        for (std::size_t s = 0; group.treated > 0 && s < group.concordance.size(); ++s) {
          const Share share = concordant(group.concordance[s]);
          if (share.of > 0) out_.row("    ", source(s), interval(share), Text::Look::Faint);
        }
      }
    }
  }

  void sources() {
    out_.gap();
    out_.heading("WHAT EACH SOURCE SAYS");
    out_.table_row("", "Statements, over all cases",
                   fmt::format("{:>16}{:>16}{:>16}", "apply", "open", "do not apply"));
    std::vector<std::array<std::uint64_t, 2>> counts(plan_.sources().size());
    std::vector<std::uint64_t> statements(plan_.sources().size());
    for (std::size_t i = 0; i < plan_.statements().size(); ++i) {
      const auto source = content_.statements[plan_.statements()[i].index].source;
      const auto at = static_cast<std::size_t>(std::find(plan_.sources().begin(), plan_.sources().end(), source) -
                                               plan_.sources().begin());
      for (std::size_t k = 0; k < 2; ++k) counts[at][k] += summary_.statements[i][k];
      ++statements[at];
    }
    for (std::size_t s = 0; s < counts.size(); ++s) {
      const std::uint64_t all = statements[s] * summary_.cases;
      out_.table_row("  ", source(s),
                     fmt::format("{:>16}{:>16}{:>16}", percent(counts[s][0], all), percent(counts[s][1], all),
                                 percent(all - counts[s][0] - counts[s][1], all)));
    }
  }

  void conflicts() {
    const auto shown = highlights(plan_, summary_).conflicts;
    if (shown.empty()) return;
    out_.gap();
    out_.heading("WHERE THE SOURCES PART");
    for (const InterventionIndex intervention : shown) {
      out_.row("", content_.interventions[intervention].label,
               fmt::format("{} cases", grouped(summary_.conflicts[intervention])));
    }
    out_.paragraph("", "Cases to which one source is for it and another against it.", Text::Look::Faint);
  }

  void missing() {
    const auto shown = highlights(plan_, summary_).missing;
    if (shown.empty()) return;
    out_.gap();
    out_.heading("WHAT WAS MISSING");
    out_.table_row("", "", fmt::format("{:>16}{:>20}", "unknown in", "open statements"));
    for (const knowledge::FeatureIndex feature : shown) {
      const Summary::Missing& missing = summary_.missing[feature];
      out_.table_row("", content_.features[feature].label,
                     fmt::format("{:>16}{:>20}", percent(missing.unknown, summary_.cases), grouped(missing.open)));
    }
    out_.paragraph("", "Statements that are open in cases in which the feature is unknown, and that speak of it.",
                   Text::Look::Faint);
  }

  /// What is never said is left out.
  void matrix() {
    if (summary_.cases == 0) return;
    out_.gap();
    out_.heading("WHAT EACH SOURCE SAYS ABOUT EACH INTERVENTION");
    out_.table_row("", "% of the cases",
                   fmt::format("{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}", "for", "against", "both", "no con.", "caution",
                               "open", "silent"));
    std::optional<InterventionIndex> last;
    for (std::size_t v = 0; v < plan_.voices().size(); ++v) {
      const Plan::Voice& voice = plan_.voices()[v];
      const Positions& positions = summary_.voices[v];
      const std::uint64_t speaks = std::accumulate(positions.begin(), positions.end(), std::uint64_t{0});
      if (speaks == 0) continue;
      if (last != voice.intervention) out_.paragraph("", content_.interventions[voice.intervention].label);
      last = voice.intervention;
      const auto share = [&](std::uint64_t count) {
        return count == 0
                   ? std::string()
                   : fmt::format("{:.1f}", 100.0 * static_cast<double>(count) / static_cast<double>(summary_.cases));
      };
      const auto at = [&](advice::Position position) { return share(positions[static_cast<std::size_t>(position)]); };
      using advice::Position;
      out_.table_row("  ", source(voice.source),
                     fmt::format("{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}", at(Position::For), at(Position::Against),
                                 at(Position::Mixed), at(Position::NoConsensus), at(Position::Caution),
                                 at(Position::Undetermined), share(summary_.cases - speaks)));
    }
  }

  void rejects() {
    if (result_.first_rejects.empty()) return;
    out_.gap();
    out_.heading("ROWS THAT CANNOT BE READ");
    for (const Reject& reject : result_.first_rejects) {
      out_.paragraph("", fmt::format("{}:{}: {}{}{}", reject.file, reject.line, reject.column,
                                     reject.column.empty() ? "" : ": ", reject.reason));
    }
    const std::uint64_t more = result_.rejected + result_.rejected_treatments - result_.first_rejects.size();
    if (more > 0)
      out_.paragraph("", fmt::format("and {} more; --rejects FILE writes all", grouped(more)), Text::Look::Faint);
  }

  const knowledge::Content& content_;
  const Plan& plan_;
  const Result& result_;
  const Summary& summary_;
  Text out_;
};

}  // namespace

std::uint64_t times_given(const Summary& summary, InterventionIndex intervention) {
  const Counts& any = summary.given.at(intervention).front();
  return std::accumulate(any.begin(), any.end(), std::uint64_t{0});
}

Highlights highlights(const Plan& plan, const Summary& summary) {
  Highlights out;
  for (knowledge::FeatureIndex f = 0; f < summary.missing.size(); ++f) {
    if (summary.missing[f].open > 0) out.missing.push_back(f);
  }
  std::stable_sort(out.missing.begin(), out.missing.end(),
                   [&](auto a, auto b) { return summary.missing[a].open > summary.missing[b].open; });
  for (InterventionIndex i = 0; i < plan.base().content.interventions.size(); ++i) {
    if (summary.conflicts[i] > 0) out.conflicts.push_back(i);
  }
  std::stable_sort(out.conflicts.begin(), out.conflicts.end(),
                   [&](auto a, auto b) { return summary.conflicts[a] > summary.conflicts[b]; });
  for (const auto& [intervention, counts] : summary.given) out.given.push_back(intervention);
  std::stable_sort(out.given.begin(), out.given.end(),
                   [&](auto a, auto b) { return times_given(summary, a) > times_given(summary, b); });
  const auto contradiction = [&](const std::string& constraint, const std::string& reason, std::uint64_t cases) {
    if (cases > 0) out.contradictions.push_back({constraint, reason, cases});
  };
  for (std::size_t i = 0; i < summary.violated.size(); ++i) {
    const knowledge::Constraint& constraint = plan.base().content.constraints[i];
    contradiction(constraint.name, constraint.reason, summary.violated[i]);
  }
  contradiction("", "The treatment history says otherwise.", summary.clashes);
  contradiction("", "Several facts that cannot all be true together.", summary.jointly_violated);
  std::stable_sort(out.contradictions.begin(), out.contradictions.end(),
                   [](const auto& a, const auto& b) { return a.cases > b.cases; });
  out.missing.resize(std::min(out.missing.size(), kShown));
  out.conflicts.resize(std::min(out.conflicts.size(), kShown));
  return out;
}

std::string summary_text(const Plan& plan, const Result& result, report::Style style) {
  return Writer(plan, result, style).run();
}

}  // namespace consilium::audit
