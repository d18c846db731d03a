#include "diagram/implicants.hpp"

#include <algorithm>
#include <map>

namespace consilium::diagram {
namespace {

/// The prime implicants of a node follow from those of its children: for every set A of cells, those of the
/// intersection of the children in A, with the requirement "v in A", unless A could be wider for the same rest.
class Primes {
 public:
  Primes(Diagrams& diagrams, std::size_t most) : diagrams_(diagrams), most_(most) {}

  /// Sets `exceeded` and returns something when there are too many.
  const std::vector<Cube>& of(Node f) {
    const auto found = memo_.find(f);
    if (found != memo_.end()) return found->second;
    std::vector<Cube> out;
    if (f == kTrue) out.emplace_back();
    if (!diagrams_.is_constant(f)) out = inner(f);
    return memo_.emplace(f, std::move(out)).first->second;
  }

  [[nodiscard]] bool exceeded() const { return exceeded_; }

 private:
  struct Branch {
    Node child;
    Cells cells;
  };

  std::vector<Cube> inner(Node f) {
    const Variable v = diagrams_.variable(f);
    std::vector<Branch> branches;
    for (std::size_t cell = 0; cell < diagrams_.arity(v); ++cell) {
      const Node child = diagrams_.children(f)[cell];
      const auto same =
          std::find_if(branches.begin(), branches.end(), [child](const Branch& b) { return b.child == child; });
      if (same == branches.end()) {
        branches.push_back({child, Cells{1} << cell});
      } else {
        same->cells |= Cells{1} << cell;
      }
    }
    std::vector<Cube> out;
    constexpr std::size_t kMostBranches = 12;
    exceeded_ = exceeded_ || branches.size() > kMostBranches;
    if (exceeded_) return out;
    for (std::size_t subset = 1; subset < (std::size_t{1} << branches.size()); ++subset) {
      Node meet = kTrue;
      Cells cells = 0;
      for (std::size_t i = 0; i < branches.size(); ++i) {
        if (((subset >> i) & 1U) == 0) continue;
        meet = diagrams_.conjoin(meet, branches[i].child);
        cells |= branches[i].cells;
      }
      if (meet == kFalse) continue;
      for (const Cube& rest : of(meet)) {
        if (can_widen(branches, subset, rest)) continue;
        Cube cube;
        if (cells != all_cells(diagrams_.arity(v))) cube.emplace_back(v, cells);
        cube.insert(cube.end(), rest.begin(), rest.end());
        out.push_back(std::move(cube));
      }
      exceeded_ = exceeded_ || out.size() > most_;
      if (exceeded_) return out;
    }
    return out;
  }

  bool can_widen(const std::vector<Branch>& branches, std::size_t subset, const Cube& rest) const {
    for (std::size_t i = 0; i < branches.size(); ++i) {
      if (((subset >> i) & 1U) == 0 && implies(diagrams_, rest, branches[i].child)) return true;
    }
    return false;
  }

  Diagrams& diagrams_;
  std::size_t most_;
  bool exceeded_ = false;
  std::map<Node, std::vector<Cube>> memo_;
};

std::uint32_t weight_of(const Cube& cube, std::span<const std::uint32_t> weights) {
  std::uint32_t sum = 0;
  for (const auto& [variable, cells] : cube) sum += weights[variable];
  return sum;
}

/// Fewer requirements first, then lighter ones.
bool lighter(const Cube& a, const Cube& b, std::span<const std::uint32_t> weights) {
  if (a.size() != b.size()) return a.size() < b.size();
  return weight_of(a, weights) < weight_of(b, weights);
}

bool contains(const Cube& cube, const Assignment& point) {
  return std::all_of(cube.begin(), cube.end(), [&](const auto& requirement) {
    return ((requirement.second >> point[requirement.first]) & 1U) != 0;
  });
}

/// Iterative deepening over the number of alternatives. Some alternative must hold at every point that is not covered
/// yet, so it is enough to branch over those that hold at one such point.
class CoverSearch {
 public:
  CoverSearch(Diagrams& diagrams, std::vector<Cube> primes, std::span<const std::uint32_t> weights)
      : diagrams_(diagrams), primes_(std::move(primes)), weights_(weights) {
    for (const Cube& cube : primes_) outside_.push_back(diagrams_.negate(node_of(diagrams_, cube)));
  }

  Cover run(Node lower) {
    Cover out;
    out.cubes = greedy(lower);
    for (std::size_t depth = 1; depth <= out.cubes.size(); ++depth) {
      best_.reset();
      extend(lower, depth, 0);
      if (best_) {
        out.cubes.clear();
        for (const std::size_t i : *best_) out.cubes.push_back(primes_[i]);
        break;
      }
      if (steps_ > kMostSteps) {
        out.shortest = false;
        break;
      }
    }
    std::sort(out.cubes.begin(), out.cubes.end(),
              [this](const Cube& a, const Cube& b) { return lighter(a, b, weights_); });
    return out;
  }

 private:
  std::vector<Cube> greedy(Node uncovered) {
    std::vector<Cube> out;
    while (const auto point = diagrams_.witness(uncovered)) {
      const auto found =
          std::find_if(primes_.begin(), primes_.end(), [&](const Cube& cube) { return contains(cube, *point); });
      out.push_back(*found);
      uncovered = diagrams_.conjoin(uncovered, outside_[static_cast<std::size_t>(found - primes_.begin())]);
    }
    return out;
  }

  void extend(Node uncovered, std::size_t depth, std::uint32_t weight) {
    if (best_ && weight >= best_weight_) return;
    const auto point = diagrams_.witness(uncovered);
    if (!point) {
      best_ = chosen_;
      best_weight_ = weight;
      return;
    }
    if (depth == 0 || ++steps_ > kMostSteps) return;
    for (std::size_t i = 0; i < primes_.size(); ++i) {
      if (!contains(primes_[i], *point)) continue;
      chosen_.push_back(i);
      extend(diagrams_.conjoin(uncovered, outside_[i]), depth - 1,
             weight + kRequirement * static_cast<std::uint32_t>(primes_[i].size()) + weight_of(primes_[i], weights_));
      chosen_.pop_back();
    }
  }

  static constexpr std::size_t kMostSteps = 2000;
  static constexpr std::uint32_t kRequirement = 1000;  ///< one requirement less outweighs all preferences
  Diagrams& diagrams_;
  std::vector<Cube> primes_;
  std::span<const std::uint32_t> weights_;
  std::vector<Node> outside_;
  std::vector<std::size_t> chosen_;
  std::optional<std::vector<std::size_t>> best_;
  std::uint32_t best_weight_ = 0;
  std::size_t steps_ = 0;
};

}  // namespace

Node node_of(Diagrams& diagrams, const Cube& cube) {
  Node out = kTrue;
  for (auto it = cube.rbegin(); it != cube.rend(); ++it) {
    out = diagrams.conjoin(out, diagrams.literal(it->first, it->second));
  }
  return out;
}

bool implies(const Diagrams& diagrams, const Cube& cube, Node f) {
  if (diagrams.is_constant(f)) return f == kTrue;
  const Variable v = diagrams.variable(f);
  const auto required = std::find_if(cube.begin(), cube.end(), [v](const auto& r) { return r.first == v; });
  const Cells cells = required == cube.end() ? all_cells(diagrams.arity(v)) : required->second;
  for (std::size_t cell = 0; cell < diagrams.arity(v); ++cell) {
    const Node child = diagrams.children(f)[cell];
    const bool repeated = cell > 0 && diagrams.children(f)[cell - 1] == child && ((cells >> (cell - 1)) & 1U) != 0;
    if (((cells >> cell) & 1U) != 0 && !repeated && !implies(diagrams, cube, child)) return false;
  }
  return true;
}

std::optional<std::vector<Cube>> prime_implicants(Diagrams& diagrams, Node f, std::size_t most) {
  Primes primes(diagrams, most);
  std::vector<Cube> out = primes.of(f);
  if (primes.exceeded()) return std::nullopt;
  return out;
}

std::optional<Cube> shortest_implicant(Diagrams& diagrams, Node f, std::span<const std::uint32_t> weights) {
  const auto primes = prime_implicants(diagrams, f);
  if (!primes || primes->empty()) return std::nullopt;
  return *std::min_element(primes->begin(), primes->end(),
                           [&](const Cube& a, const Cube& b) { return lighter(a, b, weights); });
}

Cover cover(Diagrams& diagrams, Node lower, Node upper, std::span<const std::uint32_t> weights) {
  auto primes = prime_implicants(diagrams, upper);
  if (!primes) {
    // Too many to choose from: the paths of the diagram itself are alternatives too, only not the shortest ones.
    Cover out;
    out.shortest = false;
    for (Node rest = lower; const auto point = diagrams.witness(rest);) {
      Cube cube;
      for (Node at = upper; !diagrams.is_constant(at); at = diagrams.children(at)[(*point)[diagrams.variable(at)]]) {
        cube.emplace_back(diagrams.variable(at), Cells{1} << (*point)[diagrams.variable(at)]);
      }
      rest = diagrams.difference(rest, node_of(diagrams, cube));
      out.cubes.push_back(std::move(cube));
    }
    return out;
  }
  primes->erase(
      std::remove_if(primes->begin(), primes->end(),
                     [&](const Cube& cube) { return diagrams.conjoin(lower, node_of(diagrams, cube)) == kFalse; }),
      primes->end());
  std::sort(primes->begin(), primes->end(), [&](const Cube& a, const Cube& b) { return lighter(a, b, weights); });
  return CoverSearch(diagrams, std::move(*primes), weights).run(lower);
}

}  // namespace consilium::diagram
