// Was a source followed? What was given to one patient against what the source says about it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "audit/plan.hpp"

namespace consilium::audit {

/// From best to worst, as far as there is an order:
enum class Concordance : std::uint8_t {
  NotAddressed,  ///< the source says nothing about it to this patient
  Concordant,    ///< it recommends it, and none of its cautions is known to apply
  Conditional,  ///< it recommends it, but a caution applies, or something against it applies or may apply; or it leaves
                ///< it open itself: only a caution, or a vote without consensus
  NotAssessable,  ///< what is unknown of the patient decides
  Against,        ///< it advises against it
};
inline constexpr std::size_t kConcordances = 5;
[[nodiscard]] const std::vector<std::string>& concordance_words();

/// By Concordance.
using Counts = std::array<std::uint64_t, kConcordances>;

/// The share of cases that were concordant, of those where the source said something that could be assessed, with its
/// 95 % interval. Wilson EB: Probable inference, the law of succession, and statistical inference. J Am Stat Assoc
/// 1927; 22:209-212, without continuity correction.
struct Share {
  std::uint64_t of = 0;
  double share = 0;  ///< 0 where `of` is
  double low = 0;
  double high = 1;
};
[[nodiscard]] Share wilson(std::uint64_t count, std::uint64_t of);
[[nodiscard]] Share concordant(const Counts& counts);

/// For each intervention: the voices that speak about it.
class Judge {
 public:
  /// `plan` is borrowed.
  explicit Judge(const Plan& plan);

  /// Of one treatment that the case `lane` was given, by every source (index of Plan::sources()). What a source says
  /// about a class holds for its members; where only the class was recorded, what it says about a member leaves open.
  void judge(InterventionIndex given, const cohort::Answers& answers, std::size_t lane,
             std::vector<Concordance>& by_source) const;
  /// Is it a treatment at all?
  [[nodiscard]] bool counts(InterventionIndex given) const;

 private:
  struct Speaks {
    std::size_t voice;
    bool of_member;
  };
  const Plan& plan_;
  std::vector<std::vector<std::vector<Speaks>>> speaks_;  ///< by intervention, then source
};

}  // namespace consilium::audit
