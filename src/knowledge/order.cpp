#include "knowledge/order.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace consilium::knowledge {
namespace {

using Places = std::vector<double>;

/// Sum over all groups of the distance between their first and last feature.
double span_of(const Places& place, const std::vector<std::vector<FeatureIndex>>& groups) {
  double sum = 0;
  for (const auto& group : groups) {
    if (group.empty()) continue;
    const auto [low, high] = std::minmax_element(group.begin(), group.end(),
                                                 [&](FeatureIndex a, FeatureIndex b) { return place[a] < place[b]; });
    sum += place[*high] - place[*low];
  }
  return sum;
}

}  // namespace

std::vector<FeatureIndex> force_order(std::size_t features, const std::vector<std::vector<FeatureIndex>>& groups) {
  constexpr int kRounds = 200;
  std::vector<FeatureIndex> order(features);
  std::iota(order.begin(), order.end(), 0);
  std::vector<FeatureIndex> best = order;
  double best_span = std::numeric_limits<double>::max();
  for (int round = 0; round < kRounds; ++round) {
    Places place(features);
    for (std::size_t i = 0; i < features; ++i) place[order[i]] = static_cast<double>(i);
    const double span = span_of(place, groups);
    if (span < best_span) {
      best_span = span;
      best = order;
    }
    Places sum(features, 0);
    Places pulls(features, 0);
    for (const auto& group : groups) {
      double centre = 0;
      for (const FeatureIndex feature : group) centre += place[feature];
      centre /= static_cast<double>(std::max<std::size_t>(1, group.size()));
      for (const FeatureIndex feature : group) {
        sum[feature] += centre;
        pulls[feature] += 1;
      }
    }
    for (std::size_t i = 0; i < features; ++i) {
      if (pulls[i] > 0) place[i] = sum[i] / pulls[i];
    }
    std::stable_sort(order.begin(), order.end(), [&](FeatureIndex a, FeatureIndex b) { return place[a] < place[b]; });
  }
  return best;
}

}  // namespace consilium::knowledge
