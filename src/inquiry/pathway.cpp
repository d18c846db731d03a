#include "inquiry/pathway.hpp"

#include <algorithm>
#include <deque>
#include <map>

#include "advice/decisions.hpp"
#include "advice/stand.hpp"

namespace consilium::inquiry {
namespace {

using advice::Position;
using Followed = Choice::Followed;

/// The start of a range that ends at a known day, and begins nobody knows when.
constexpr std::chrono::sys_days kLongAgo = std::chrono::sys_days{std::chrono::year{1900} / 1 / 1};

template <class Items, class Item>
bool contains(const Items& items, const Item& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

bool is_under_way(const advice::Treatment& treatment, std::chrono::sys_days as_of) {
  return treatment.stated_ongoing || treatment.outcome == "ongoing" ||
         (treatment.stop && treatment.stop->first > as_of);
}

/// Does the case state that the disease progresses already?
bool progresses(const knowledge::Content& content, const advice::Case& patient) {
  return std::any_of(content.progression.begin(), content.progression.end(), [&](const knowledge::Progression& rule) {
    return rule.becomes && std::any_of(patient.stated.begin(), patient.stated.end(), [&](const advice::Stated& stated) {
             return stated.feature == rule.feature && (stated.values & ~rule.values) == 0;
           });
  });
}

/// The facts that progression leaves as they are, and those that it brings about.
std::vector<advice::Stated> facts_after(const knowledge::Content& content, const advice::Case& patient) {
  std::vector<advice::Stated> out;
  const auto rule_of = [&](FeatureIndex feature) {
    return std::find_if(content.progression.begin(), content.progression.end(),
                        [&](const knowledge::Progression& rule) { return rule.feature == feature; });
  };
  for (const advice::Stated& stated : patient.stated) {
    if (content.features[stated.feature].derivation) continue;  // spoke of the history until now
    const auto rule = rule_of(stated.feature);
    if (rule == content.progression.end() ||
        (!rule->becomes && stated.values != 0 && (stated.values & ~rule->values) == 0))
      out.push_back(stated);
  }
  for (const knowledge::Progression& rule : content.progression) {
    if (rule.becomes) out.push_back({rule.feature, rule.values, std::nullopt, false});
  }
  std::sort(out.begin(), out.end(),
            [](const advice::Stated& a, const advice::Stated& b) { return a.feature < b.feature; });
  return out;
}

class Explorer {
 public:
  Explorer(const knowledge::Base& base, const advice::Case& patient, const PathwayRequest& request)
      : base_(base), content_(base.content), request_(request) {
    (void)state(patient, {}, 0);
  }

  Pathway run() {
    // breadth first, so that a state is reached by its shortest way
    for (StateIndex s = 0; s < out_.states.size(); ++s) choices(s);
    return std::move(out_);
  }

 private:
  /// Treatments that some history can see. After any other the sources would be told nothing new.
  [[nodiscard]] bool is_seen(InterventionIndex intervention) const {
    if (content_.purpose(intervention) != knowledge::Purpose::Treatment) return false;
    return std::any_of(content_.features.begin(), content_.features.end(), [&](const knowledge::Feature& feature) {
      return feature.derivation &&
             std::any_of(feature.derivation->of.begin(), feature.derivation->of.end(), [&](InterventionIndex of) {
               return content_.belongs_to(intervention, of) || content_.belongs_to(of, intervention);
             });
    });
  }

  /// The state of this case; one that the sources cannot tell from it, if there is one.
  StateIndex state(const advice::Case& patient, const std::vector<InterventionIndex>& given, std::size_t depth) {
    advice::Facts facts = advice::facts_of(base_, patient);
    const auto [entry, is_new] = known_.try_emplace(facts.allowed, static_cast<StateIndex>(out_.states.size()));
    if (is_new) {
      out_.states.push_back({{}, depth, true, {}});
      cases_.push_back(patient);
      facts_.push_back(std::move(facts));
    }
    auto& after = out_.states[entry->second].after;
    if (!given.empty() && !contains(after, given)) after.push_back(given);
    return entry->second;
  }

  void choices(StateIndex s) {
    advice::Decisions decisions(base_, facts_[s]);
    out_.states[s].consistent = decisions.consistent();
    if (!decisions.consistent()) return;
    std::vector<Choice> all = offered(decisions);
    std::stable_partition(all.begin(), all.end(), [](const Choice& choice) { return !choice.sources.empty(); });
    follow(s, all);
    out_.states[s].choices = grouped(std::move(all));
  }

  /// What a source is for, each intervention for itself.
  std::vector<Choice> offered(advice::Decisions& decisions) const {
    std::map<InterventionIndex, Choice> out;
    for (const knowledge::Voice& voice : base_.voices) {
      const auto& wanted = request_.sources;
      if (!wanted.empty() && !contains(wanted, voice.source)) continue;
      if (!is_seen(voice.intervention)) continue;
      const auto stand = advice::stand_of(decisions, voice);
      if (!stand) continue;
      Choice& choice = out[voice.intervention];
      choice.interventions = {voice.intervention};
      const Status is_for = advice::status_of(decisions, voice, knowledge::Stance::For);
      if (is_for == Status::Applies) choice.sources.push_back(voice.source);
      if (is_for == Status::Possible) choice.provided.push_back(voice.source);
      if (stand->position == Position::Against || stand->position == Position::Mixed ||
          stand->position == Position::NoConsensus)
        choice.against.push_back(voice.source);
    }
    std::vector<Choice> list;
    for (auto& [intervention, choice] : out) {
      if (!choice.sources.empty() || !choice.provided.empty()) list.push_back(std::move(choice));
    }
    return list;
  }

  void follow(StateIndex s, std::vector<Choice>& all) {
    const std::size_t depth = out_.states[s].depth;
    const std::vector<std::vector<InterventionIndex>> ways = out_.states[s].after;  // states are added below
    const auto is_given = [&](InterventionIndex own) {
      return std::any_of(ways.begin(), ways.end(), [&](const auto& way) { return contains(way, own); });
    };
    const auto& declined = cases_[s].declined;
    std::vector<StateIndex> followed;
    for (Choice& choice : all) {
      const InterventionIndex own = choice.interventions.front();
      if (is_given(own)) choice.followed = Followed::Given;
      if (contains(declined, own)) choice.followed = Followed::Declined;
      if (choice.followed != Followed::Yes) continue;
      choice.followed = depth == request_.depth ? Followed::Depth : Followed::Width;
      const advice::Case after = after_progression(base_, cases_[s], own);
      const auto known = known_.find(advice::facts_of(base_, after).allowed);
      if (known != known_.end() && known->second == s) choice.followed = Followed::Given;
      if (choice.followed == Followed::Given) continue;
      const bool is_known = known != known_.end() && contains(followed, known->second);
      if (depth == request_.depth || (followed.size() == request_.width && !is_known)) continue;
      std::vector<InterventionIndex> with = ways.empty() ? std::vector<InterventionIndex>{} : ways.front();
      with.push_back(own);
      std::sort(with.begin(), with.end());
      choice.followed = Followed::Yes;
      choice.next = state(after, with, depth + 1);
      if (!is_known) followed.push_back(choice.next);
    }
  }

  static std::vector<Choice> grouped(std::vector<Choice> all) {
    std::vector<Choice> out;
    for (Choice& choice : all) {
      const auto same = std::find_if(out.begin(), out.end(), [&](const Choice& other) {
        return choice.followed == Followed::Yes && other.followed == Followed::Yes && other.next == choice.next &&
               other.sources == choice.sources && other.provided == choice.provided && other.against == choice.against;
      });
      if (same == out.end()) {
        out.push_back(std::move(choice));
      } else {
        same->interventions.push_back(choice.interventions.front());
      }
    }
    return out;
  }

  const knowledge::Base& base_;
  const knowledge::Content& content_;
  const PathwayRequest& request_;
  std::map<std::vector<Cells>, StateIndex> known_;  ///< by what the sources see of a case
  std::deque<advice::Case> cases_;                  ///< by state
  std::deque<advice::Facts> facts_;
  Pathway out_;
};

}  // namespace

advice::Case after_progression(const knowledge::Base& base, const advice::Case& patient, InterventionIndex treatment) {
  advice::Case out = patient;
  out.stated = facts_after(base.content, patient);
  if (!patient.treatments) {
    out.treatments.emplace();
    out.treatments_complete = false;
  }
  const bool progresses_now = progresses(base.content, patient);
  for (advice::Treatment& earlier : *out.treatments) {
    if (is_under_way(earlier, patient.as_of)) {
      earlier.stated_ongoing = false;
      earlier.stop.reset();
      earlier.outcome = progresses_now ? "progression" : "";
    }
    if (earlier.stop) earlier.stop->first = kLongAgo;
  }
  advice::Treatment added;
  added.interventions = {treatment};
  added.stop = advice::DateRange{kLongAgo, patient.as_of};
  added.outcome = "progression";
  out.treatments->push_back(std::move(added));
  return out;
}

Pathway pathway(const knowledge::Base& base, const advice::Case& patient, const PathwayRequest& request) {
  return Explorer(base, patient, request).run();
}

}  // namespace consilium::inquiry
