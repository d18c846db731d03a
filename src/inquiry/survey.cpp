#include "inquiry/survey.hpp"

#include <algorithm>

#include "advice/decisions.hpp"

namespace consilium::inquiry {

Survey::Survey(const knowledge::Base& base, const std::vector<SourceIndex>& sources) : base_(base) {
  for (StatementIndex s = 0; s < base.statements.size(); ++s) {
    const knowledge::Statement& statement = base.content.statements[s];
    const bool wanted = sources.empty() || std::find(sources.begin(), sources.end(), statement.source) != sources.end();
    if (!wanted) continue;
    std::vector<knowledge::DecisionIndex> options;
    for (std::size_t i = 0; i < statement.options.size(); ++i) {
      if (base.content.purpose(statement.options[i].intervention) == knowledge::Purpose::Treatment) {
        options.push_back(base.statements[s].options[i]);
      }
    }
    if (options.empty()) continue;
    statements_.push_back(s);
    options_.push_back(std::move(options));
  }
}

template <class Visit>
bool Survey::each(const advice::Facts& facts, Visit visit) const {
  advice::Decisions decisions(base_, facts);
  if (!decisions.consistent()) return false;
  std::vector<FeatureIndex> unknown;
  for (std::size_t i = 0; i < statements_.size(); ++i) {
    const knowledge::DecisionIndex when = base_.statements[statements_[i]].when;
    Status status = decisions.of(when);
    unknown.clear();
    const auto open = [&](knowledge::DecisionIndex decision) {
      const auto features = decisions.residuals().depends_on(base_.decisions[decision]);
      unknown.insert(unknown.end(), features.begin(), features.end());
    };
    if (status == Status::Possible) open(when);
    if (status != Status::Excluded) {
      for (const knowledge::DecisionIndex option : options_[i]) {
        if (option == when || decisions.of(option) != Status::Possible) continue;
        open(option);
        status = Status::Possible;
      }
    }
    std::sort(unknown.begin(), unknown.end());
    unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
    visit(i, status, unknown);
  }
  return true;
}

Outlook Survey::look(const advice::Facts& facts) const {
  Outlook out;
  std::vector<bool> decides(base_.content.features.size());
  out.consistent = each(facts, [&](std::size_t, Status status, const std::vector<FeatureIndex>& unknown) {
    out.statuses.push_back(status);
    if (status == Status::Possible) ++out.open;
    for (const FeatureIndex feature : unknown) decides[feature] = true;
  });
  for (FeatureIndex feature = 0; feature < decides.size(); ++feature) {
    if (decides[feature]) out.unknown.push_back(feature);
  }
  return out;
}

std::vector<std::size_t> Survey::hangs_on(const advice::Facts& facts) const {
  std::vector<std::size_t> out(base_.content.features.size());
  (void)each(facts, [&](std::size_t, Status, const std::vector<FeatureIndex>& unknown) {
    for (const FeatureIndex feature : unknown) ++out[feature];
  });
  return out;
}

advice::Facts with(const knowledge::Base& base, const advice::Facts& facts, FeatureIndex feature, Cells cells) {
  advice::Facts out = facts;
  const diagram::Variable v = base.variable_of[feature];
  out.assertions[v].push_back({static_cast<advice::Key>(out.keys.size()), cells});
  out.keys.emplace_back(feature);
  out.weights.push_back(advice::weight_of(base.content.features[feature]));
  out.allowed[v] &= cells;
  return out;
}

}  // namespace consilium::inquiry
