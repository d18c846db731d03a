#include "audit/summary.hpp"

namespace consilium::audit {
namespace {

void add(Counts& to, const Counts& from) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
}

void add(std::vector<Counts>& to, const std::vector<Counts>& from) {
  to.resize(from.size());
  for (std::size_t i = 0; i < to.size(); ++i) add(to[i], from[i]);
}

void add(Group& to, const Group& from) {
  to.cases += from.cases;
  to.treated += from.treated;
  add(to.concordance, from.concordance);
}

}  // namespace

Summary::Summary(const Plan& plan)
    : violated(plan.base().content.constraints.size()),
      statements(plan.statements().size()),
      voices(plan.voices().size()),
      conflicts(plan.base().content.interventions.size()),
      parted(plan.sources().size(), std::vector<std::uint64_t>(plan.sources().size())),
      missing(plan.base().content.features.size()) {
  all.concordance.resize(plan.sources().size());
}

void Summary::add(const Summary& other) {
  cases += other.cases;
  contradictory += other.contradictory;
  clashes += other.clashes;
  jointly_violated += other.jointly_violated;
  open += other.open;
  for (std::size_t i = 0; i < violated.size(); ++i) violated[i] += other.violated[i];
  for (std::size_t i = 0; i < statements.size(); ++i) {
    for (std::size_t k = 0; k < 2; ++k) statements[i][k] += other.statements[i][k];
  }
  for (std::size_t i = 0; i < voices.size(); ++i) {
    for (std::size_t k = 0; k < voices[i].size(); ++k) voices[i][k] += other.voices[i][k];
  }
  for (std::size_t i = 0; i < conflicts.size(); ++i) conflicts[i] += other.conflicts[i];
  for (std::size_t i = 0; i < parted.size(); ++i) {
    for (std::size_t k = 0; k < parted.size(); ++k) parted[i][k] += other.parted[i][k];
  }
  for (std::size_t i = 0; i < missing.size(); ++i) {
    missing[i].unknown += other.missing[i].unknown;
    missing[i].open += other.missing[i].open;
  }
  audit::add(all, other.all);
  for (const auto& [by, values] : other.groups) {
    for (const auto& [value, group] : values) audit::add(groups[by][value], group);
  }
  for (const auto& [intervention, counts] : other.given) audit::add(given[intervention], counts);
}

}  // namespace consilium::audit
