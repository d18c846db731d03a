
#include <bit>
#include <chrono>
#include <cstdio>
#include <map>
#include <set>

#include "advice/advice.hpp"
#include "advice/decisions.hpp"
#include "cohort/cohort.hpp"
#include "knowledge/embedded.hpp"
#include "support/patients.hpp"
using namespace consilium;
int main() {
  const auto base = knowledge::open("");
  cohort::Network net(*base, cohort::statement_decisions(*base));
  cohort::Alphabet alphabet(base->diagrams.arities);
  test::Random random(1);
  std::printf("components %zu decisions %zu\n", base->components.size(), net.decisions().size());
  for (auto& c : base->components)
    std::printf("  component: %zu features %zu constraints\n", c.features.size(), c.constraints.size());
  const auto& lay = net.layout();
  cohort::Machine machine(net.program(), alphabet);
  std::vector<std::vector<cohort::Code>> codes(alphabet.variables(), std::vector<cohort::Code>(cohort::kBlock));
  std::size_t lanes = 0, doubtful = 0, pairs = 0, differ = 0;
  std::map<std::size_t, std::size_t> per, diff;
  std::map<std::size_t, std::set<std::vector<cohort::Code>>> patterns;
  for (int b = 0; b < 60; ++b) {
    for (std::size_t i = 0; i < cohort::kBlock; ++i) {
      auto p = test::random_patient(random, *base);
      for (std::size_t v = 0; v < p.size(); ++v)
        codes[v][i] =
            random.chance(0.2) ? alphabet.unknown((diagram::Variable)v) : (cohort::Code)std::countr_zero(p[v]);
    }
    std::vector<const cohort::Code*> at;
    for (auto& c : codes) at.push_back(c.data());
    machine.run(at);
    auto bit = [&](std::size_t o, std::size_t i) { return (machine.output(o)[i / 64] >> (i % 64)) & 1; };
    for (std::size_t i = 0; i < cohort::kBlock; ++i) {
      ++lanes;
      if (!bit(lay.doubtful, i)) continue;
      ++doubtful;
      advice::Facts f = advice::nothing_known(*base);
      for (std::size_t v = 0; v < codes.size(); ++v) f.allowed[v] = alphabet.cells((diagram::Variable)v, codes[v][i]);
      advice::Decisions d(*base, f);
      for (std::size_t k = 0; k < lay.decision.size(); ++k)
        if (bit(lay.doubt_of[k], i)) {
          ++pairs;
          ++per[k];
          if (d.of(net.decisions()[k]) != advice::Status::Possible) {
            ++differ;
            ++diff[k];
          }
        }
    }
  }
  std::printf("lanes %zu doubtful %zu (%.3f) pairs %zu (%.3f/lane) differ %zu; decisions in doubt %zu, differing %zu\n",
              lanes, doubtful, double(doubtful) / lanes, pairs, double(pairs) / lanes, differ, per.size(), diff.size());
  std::vector<std::pair<std::size_t, std::size_t>> v;
  for (auto& [k, n] : per) v.emplace_back(n, k);
  std::sort(v.rbegin(), v.rend());
  for (std::size_t j = 0; j < v.size() && j < 25; ++j) {
    auto& D = base->decisions[net.decisions()[v[j].second]];
    std::printf("%6zu differ %4zu support %zu comps %zu\n", v[j].first, diff[v[j].second], D.support.size(),
                D.components.size());
  }
  for (auto& [k, n] : diff)
    std::printf("diff decision %zu: %zu of %zu support %zu\n", k, n, per[k],
                base->decisions[net.decisions()[k]].support.size());
}
