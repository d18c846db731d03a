#include "audit/plan.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace consilium::audit {
namespace {

std::vector<SourceIndex> all_if_none(const knowledge::Base& base, std::vector<SourceIndex> sources) {
  if (sources.empty()) {
    sources.resize(base.content.sources.size());
    std::iota(sources.begin(), sources.end(), SourceIndex{0});
  }
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  return sources;
}

std::vector<knowledge::DecisionIndex> decisions_of(const knowledge::Base& base,
                                                   const std::vector<SourceIndex>& sources) {
  const auto asked = [&](SourceIndex source) { return std::binary_search(sources.begin(), sources.end(), source); };
  std::set<knowledge::DecisionIndex> out;
  for (std::size_t s = 0; s < base.statements.size(); ++s) {
    if (asked(base.content.statements[s].source)) out.insert(base.statements[s].when);
  }
  for (const knowledge::Voice& voice : base.voices) {
    if (!asked(voice.source)) continue;
    for (const auto& levels : voice.levels) {
      if (!levels.empty()) out.insert(levels.back().decision);
    }
  }
  for (const auto& classification : base.classifications) out.insert(classification.begin(), classification.end());
  return {out.begin(), out.end()};
}

}  // namespace

Plan::Plan(const knowledge::Base& base, const std::vector<SourceIndex>& sources)
    : Plan(base, all_if_none(base, sources), decisions_of(base, all_if_none(base, sources))) {}

Plan::Plan(const knowledge::Base& base, const std::vector<SourceIndex>& sources,
           std::vector<knowledge::DecisionIndex> asked)
    : base_(&base), sources_(sources), network_(base, std::move(asked)) {
  for (knowledge::StatementIndex s = 0; s < base.statements.size(); ++s) {
    if (!std::binary_search(sources_.begin(), sources_.end(), base.content.statements[s].source)) continue;
    statements_.push_back({s, network_.position(base.statements[s].when)});
  }
  for (const knowledge::Voice& voice : base.voices) {
    const auto found = std::lower_bound(sources_.begin(), sources_.end(), voice.source);
    if (found == sources_.end() || *found != voice.source) continue;
    Voice out{voice.intervention, static_cast<std::size_t>(found - sources_.begin()), {}};
    for (std::size_t stance = 0; stance < voice.levels.size(); ++stance) {
      if (!voice.levels[stance].empty()) out.stances[stance] = network_.position(voice.levels[stance].back().decision);
    }
    voices_.push_back(out);
  }
  for (const auto& classification : base.classifications) {
    std::vector<std::size_t>& positions = classifications_.emplace_back();
    for (const knowledge::DecisionIndex decision : classification) positions.push_back(network_.position(decision));
  }
}

}  // namespace consilium::audit
