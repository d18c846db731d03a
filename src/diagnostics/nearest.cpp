#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <limits>

#include "diagnostics/diagnostics.hpp"

namespace consilium::diagnostics {
namespace {

/// Optimal string alignment distance: insertion, deletion, substitution and swap of neighbours cost 1; case costs
/// nothing.
std::size_t distance(std::string_view a, std::string_view b) {
  const auto same = [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
  };
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool equal = same(a[i - 1], b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (equal ? 0U : 1U)});
      const bool swapped = i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]);
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string nearest(std::string_view written, const std::vector<std::string>& known) {
  constexpr std::size_t kLongest = 100;
  if (written.size() > kLongest) return {};
  std::string best;
  std::size_t best_distance = std::numeric_limits<std::size_t>::max();
  for (const std::string& name : known) {
    const std::size_t d = distance(written, name);
    if (d < best_distance) {
      best_distance = d;
      best = name;
    }
  }
  // Of short codes (`g4`) every other one is "near"; there only a difference of case is a slip.
  const std::size_t near_enough = written.size() < 4 ? 0 : std::max<std::size_t>(1, written.size() / 3);
  if (best_distance <= near_enough) return best;
  // the beginning of one name only: `ki67`
  constexpr std::size_t kShortest = 3;
  const auto begins = [&](const std::string& name) { return name.starts_with(written); };
  if (written.size() < kShortest || std::count_if(known.begin(), known.end(), begins) != 1) return {};
  return *std::find_if(known.begin(), known.end(), begins);
}

std::string suggest(std::string_view written, const std::vector<std::string>& known, bool list) {
  const std::string best = nearest(written, known);
  if (!best.empty()) return fmt::format("did you mean `{}`?", best);
  if (!list || known.empty()) return {};
  constexpr std::size_t kShown = 20;
  const auto shown = static_cast<std::ptrdiff_t>(std::min(known.size(), kShown));
  std::string out = fmt::format("allowed: {}", fmt::join(known.begin(), known.begin() + shown, ", "));
  if (known.size() > kShown) out += fmt::format(", … ({} in all)", known.size());
  return out;
}

}  // namespace consilium::diagnostics
