#include "exchange/follow_up_json.hpp"

#include "advice/dates.hpp"
#include "exchange/answer_json.hpp"
#include "exchange/case_json.hpp"
#include "report/follow_up_words.hpp"

namespace consilium::exchange {
namespace {

namespace json = boost::json;
using inquiry::FollowUpEntry;
using inquiry::Window;

json::value graded(const std::vector<std::string>& scale, const std::optional<std::uint32_t>& level) {
  return level && !scale[*level].empty() ? json::value(json::string(scale[*level])) : json::value(nullptr);
}

class Writer {
 public:
  Writer(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
         const inquiry::FollowUp& plan)
      : base_(base), content_(base.content), patient_(patient), facts_(facts), plan_(plan) {}

  json::object run() {
    json::object out{
        {"case", patient_.id}, {"as_of", advice::print_day(plan_.from)}, {"until", advice::print_day(plan_.to)}};
    json::array examinations;
    for (const inquiry::FollowUpExamination& examination : plan_.examinations) {
      json::array entries;
      for (const FollowUpEntry& entry : examination.entries) entries.push_back(this->entry(entry));
      examinations.push_back({{"intervention", content_.interventions[examination.intervention].id},
                              {"label", content_.interventions[examination.intervention].label},
                              {"done", examination.done},
                              {"differ", examination.differ},
                              {"entries", std::move(entries)}});
    }
    out["examinations"] = std::move(examinations);
    out["knowledge"] = version_json(base_);
    return out;
  }

 private:
  json::object entry(const FollowUpEntry& entry) const {
    const advice::Recommendation& r = plan_.board.recommendations[entry.recommendation];
    const knowledge::Statement& statement = content_.statements[r.statement];
    const knowledge::Source& source = content_.sources[statement.source];
    json::object out{{"id", statement.id},
                     {"source", source.id},
                     {"locator", statement.locator},
                     {"statement", statement.text},
                     {"stance", knowledge::stance_words()[static_cast<std::size_t>(entry.stance)]},
                     {"status", advice::word(entry.status)},
                     {"strength", graded(source.strengths, statement.strength)},
                     {"certainty", graded(source.certainties, statement.certainty)},
                     {"interval", report::interval_words(content_, entry)}};
    if (entry.timing) timing(out, entry);
    if (entry.status == advice::Status::Possible) {
      json::array depends_on;
      for (const auto feature : entry.depends_on) depends_on.emplace_back(content_.features[feature].id());
      out["depends_on"] = std::move(depends_on);
      out["provided"] = alternatives_json(base_, entry.provided);
    } else {
      out["because"] = r.because.empty() ? json::object() : part_json(base_, patient_, facts_, r.because.front());
      if (!r.history.empty()) out["history"] = requirements_json(base_, r.history);
    }
    return out;
  }

  void timing(json::object& out, const FollowUpEntry& entry) const {
    const knowledge::Timing& timing = content_.timings[*entry.timing];
    if (!timing.phases.empty()) {
      json::array phases;
      for (const knowledge::Timing::Phase& phase : timing.phases) {
        json::object item{{"every", print(phase.every)}};
        if (phase.until) item["until"] = print(*phase.until);
        phases.push_back(std::move(item));
      }
      out["phases"] = std::move(phases);
    }
    if (timing.once) out["once"] = print(*timing.once);
    if (!timing.provided.empty()) out["if"] = timing.provided;
    if (!entry.start) return;
    json::object from{{"date", advice::print_date(entry.start->day)},
                      {"words", report::words(content_, patient_, *entry.start)},
                      {"date_missing", entry.start->missing}};
    if (entry.start->treatment) from["treatment"] = *entry.start->treatment;
    out["from"] = std::move(from);
    if (timing.phases.size() > 0) {
      json::object end{{"words", report::end_words(content_, entry)}};
      if (entry.end) {
        end["earliest"] = advice::print_day(entry.end->earliest);
        end["latest"] = advice::print_day(entry.end->latest);
        end["at_least"] = timing.phases.back().until->at_least;
      }
      out["end"] = std::move(end);
    }
    if (entry.status != advice::Status::Applies) return;
    out["passed"] = entry.passed;
    json::array dates;
    for (const Window& window : entry.windows) {
      dates.push_back({{"number", window.number},
                       {"earliest", advice::print_day(window.earliest)},
                       {"latest", advice::print_day(window.latest)},
                       {"overlaps", window.overlaps},
                       {"reason", report::reason(content_, patient_, entry, window)}});
    }
    out["dates"] = std::move(dates);
  }

  const knowledge::Base& base_;
  const knowledge::Content& content_;
  const advice::Case& patient_;
  const advice::Facts& facts_;
  const inquiry::FollowUp& plan_;
};

}  // namespace

json::object follow_up_json(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                            const inquiry::FollowUp& plan) {
  return Writer(base, patient, facts, plan).run();
}

}  // namespace consilium::exchange
