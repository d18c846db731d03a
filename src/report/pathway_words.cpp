#include "report/pathway_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/words.hpp"

namespace consilium::report {
namespace {

std::string names(const knowledge::Content& content, const std::vector<knowledge::InterventionIndex>& list,
                  std::string_view last) {
  std::vector<std::string> out;
  for (const auto index : list) out.push_back(lower_first(content.interventions[index].label));
  return join(out, last);
}

std::string voices(const knowledge::Content& content, const std::vector<knowledge::SourceIndex>& sources) {
  std::vector<std::string> out;
  for (const auto source : sources) out.push_back(voice(content, source));
  return fmt::format("{}", fmt::join(out, ", "));
}

}  // namespace

std::string after_words(const knowledge::Content& content, const inquiry::State& state) {
  const std::string first = names(content, state.after.front(), "and");
  const std::size_t others = state.after.size() - 1;
  if (others == 0) return first;
  return fmt::format("{} (or {} that no source tells apart from it)", first,
                     others == 1 ? "one other way" : fmt::format("{} other ways", others));
}

std::string choice_words(const knowledge::Content& content, const inquiry::Choice& choice) {
  return names(content, choice.interventions, "or");
}

std::string voices_words(const knowledge::Content& content, const inquiry::Choice& choice) {
  std::vector<std::string> out;
  if (!choice.sources.empty()) out.push_back(voices(content, choice.sources));
  if (!choice.provided.empty()) out.push_back("provided: " + voices(content, choice.provided));
  if (!choice.against.empty()) out.push_back("not for: " + voices(content, choice.against));
  return fmt::format("{}", fmt::join(out, "; "));
}

std::string_view followed_words(inquiry::Choice::Followed followed) {
  switch (followed) {
    case inquiry::Choice::Followed::Given:
      return "given";
    case inquiry::Choice::Followed::Declined:
      return "declined";
    default:
      return {};
  }
}

}  // namespace consilium::report
