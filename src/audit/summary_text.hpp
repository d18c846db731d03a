// The counts of an audit for people and for programs.
#pragma once

#include <boost/json.hpp>
#include <string>

#include "audit/run.hpp"
#include "report/text.hpp"

namespace consilium::audit {

[[nodiscard]] std::string summary_text(const Plan& plan, const Result& result, report::Style style);
/// Everything that was counted: docs/registries.md.
[[nodiscard]] boost::json::object summary_json(const Plan& plan, const Result& result);
/// One page that needs nothing from elsewhere, with plots.
[[nodiscard]] std::string summary_html(const Plan& plan, const Result& result);

/// What the text and the page show first: features by how many open statements speak of them, and so on.
struct Highlights {
  std::vector<knowledge::FeatureIndex> missing;  ///< most open statements first, at most 12
  std::vector<InterventionIndex> conflicts;      ///< most cases first, at most 12
  /// Why cases contradict themselves, most cases first. A case may do so for several reasons.
  struct Contradiction {
    std::string constraint;  ///< its name; empty where it is none of the knowledge base
    std::string reason;
    std::uint64_t cases = 0;
  };
  std::vector<Contradiction> contradictions;
  std::vector<InterventionIndex> given;  ///< most often given first
};
[[nodiscard]] Highlights highlights(const Plan& plan, const Summary& summary);
[[nodiscard]] std::uint64_t times_given(const Summary& summary, InterventionIndex intervention);

}  // namespace consilium::audit
