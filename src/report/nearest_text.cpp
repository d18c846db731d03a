#include "report/nearest_text.hpp"

#include <fmt/format.h>

#include "report/words.hpp"

namespace consilium::report {
namespace {

/// What applies or does not.
std::string subject(const knowledge::Content& content, const inquiry::Target& target) {
  if (target.statement) return content.statements[*target.statement].text;
  return fmt::format("The source is {} {}.", stance_words(target.stance),
                     lower_first(content.interventions[target.intervention].label));
}

std::string now(advice::Status status) {
  switch (status) {
    case advice::Status::Applies:
      return "It applies to this case";
    case advice::Status::Excluded:
      return "It does not apply to this case";
    case advice::Status::Possible:
      return "It is open for this case";
  }
  return {};
}

std::string summary(bool value, const inquiry::Nearest& nearest) {
  const std::string wanted = value ? "It would apply" : "It would not apply";
  const bool is_so = nearest.now == (value ? advice::Status::Applies : advice::Status::Excluded);
  if (is_so) return fmt::format("{}: nothing has to change.", now(nearest.now));
  if (!nearest.possible) {
    return fmt::format("{}, and there is no patient to whom it does{}.", now(nearest.now), value ? "" : " not");
  }
  const bool several = nearest.alternatives.size() > 1;
  if (nearest.distance == 0) {
    return fmt::format("{}, and no fact has to be other for it. {} provided that{}", now(nearest.now), wanted,
                       several ? " one of these is so:" : ":");
  }
  return fmt::format("{}. {} if {} other{}", now(nearest.now), wanted,
                     nearest.distance == 1 ? "one fact were" : fmt::format("{} facts were", nearest.distance),
                     several ? ", in one of these ways:" : ":");
}

std::string list(const knowledge::Base& base, const std::vector<advice::Requirement>& requirements) {
  std::vector<std::string> out;
  for (const advice::Requirement& r : requirements) out.push_back(words(base, r));
  return join(out, "and");
}

/// What follows from the history now.
std::string follows_now(const knowledge::Base& base, const advice::Facts& facts,
                        const std::vector<advice::Requirement>& requirements) {
  std::vector<std::string> out;
  for (const advice::Requirement& r : requirements) {
    out.push_back(words(base, advice::Requirement{r.feature, facts.allowed[base.variable_of[r.feature]]}));
  }
  return join(out, "and");
}

}  // namespace

std::string nearest_text(const knowledge::Base& base, const advice::Case& patient, const advice::Facts& facts,
                         const inquiry::Target& target, bool value, const inquiry::Nearest& nearest,
                         const Style& style) {
  Text text(style);
  text.heading(base.content.sources[target.source].short_title +
               (target.statement ? ": " + base.content.statements[*target.statement].id : ""));
  text.paragraph("", subject(base.content, target));
  text.paragraph("", summary(value, nearest), Text::Look::Strong);
  bool another_history = false;
  if (nearest.now == (value ? advice::Status::Applies : advice::Status::Excluded)) return text.str();
  for (std::size_t i = 0; i < nearest.alternatives.size(); ++i) {
    const inquiry::Alternative& alternative = nearest.alternatives[i];
    std::string first = fmt::format("{:>3}  ", i + 1);
    const auto say = [&](std::string_view what, Text::Look look) {
      text.paragraph(first, what, look);
      first = "     ";
    };
    for (const advice::Requirement& change : alternative.changes) {
      say(fmt::format("{} (now: {})", words(base, change), stated_words(base, patient, change.feature)),
          Text::Look::Strong);
    }
    if (!alternative.history.empty()) {
      another_history = true;
      say(fmt::format("another history: {} (now: {})", list(base, alternative.history),
                      follows_now(base, facts, alternative.history)),
          Text::Look::Strong);
    }
    if (!alternative.provided.empty()) {
      text.paragraph(alternative.changes.empty() && alternative.history.empty() ? first : "     provided: ",
                     list(base, alternative.provided));
    }
  }
  if (!nearest.complete) text.paragraph("  …  ", "and more ways that are as near", Text::Look::Faint);
  if (another_history) {
    text.paragraph("",
                   "The treatments are one fact: what follows from them cannot be set at will. Everything else that "
                   "follows from them stays as it is.",
                   Text::Look::Faint);
  }
  return text.str();
}

}  // namespace consilium::report
