#include "report/pathway_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/pathway_words.hpp"
#include "report/words.hpp"

namespace consilium::report {
namespace {

using inquiry::Choice;
using inquiry::State;
using Followed = inquiry::Choice::Followed;
using Look = Text::Look;

class Writer {
 public:
  Writer(const knowledge::Base& base, const advice::Case& patient, const inquiry::Pathway& pathway, const Style& style)
      : content_(base.content), patient_(patient), pathway_(pathway), text_(style), shown_(pathway.states.size()) {}

  std::string run() {
    text_.heading("WHAT NEXT" + (patient_.id.empty() ? "" : ": " + patient_.id));
    text_.paragraph("",
                    "+ a source is for it   ? a source is for it, depending on what is unknown   > after progression",
                    Look::Faint);
    text_.paragraph("", kPathwayNotice, Look::Faint);
    text_.gap();
    state(0, 0);
    return text_.str();
  }

 private:
  void state(inquiry::StateIndex index, std::size_t level) {
    const State& state = pathway_.states[index];
    const std::string indent(2 * level, ' ');
    shown_[index] = true;
    if (!state.consistent) text_.paragraph(indent, "The facts that stay contradict each other: not followed.");
    if (state.consistent && state.choices.empty()) text_.paragraph(indent, "No source is for any treatment.");
    std::vector<std::string> more;
    for (const Choice& choice : state.choices) {
      const std::string words = choice_words(content_, choice);
      if (choice.followed == Followed::Width) {
        more.push_back(words);
        continue;
      }
      const std::string_view why = followed_words(choice.followed);
      const std::string left = why.empty() ? words : fmt::format("{} [{}]", words, why);
      text_.row(indent + (choice.sources.empty() ? "? " : "+ "), left, voices_words(content_, choice),
                choice.sources.empty() ? Look::Plain : Look::Strong);
      if (choice.followed == Followed::Yes) follow(choice, level);
    }
    if (!more.empty()) {
      text_.paragraph(fmt::format("{}… {} more: ", indent, more.size()), fmt::format("{}", fmt::join(more, "; ")),
                      Look::Faint);
    }
  }

  void follow(const Choice& choice, std::size_t level) {
    const std::string indent(2 * level + 2, ' ');
    const std::string after = after_words(content_, pathway_.states[choice.next]);
    if (shown_[choice.next]) {
      text_.paragraph(indent + "> ", "as above, after " + after, Look::Faint);
      return;
    }
    text_.paragraph(indent + "> ", "after " + after, Look::Faint);
    state(choice.next, level + 2);
  }

  const knowledge::Content& content_;
  const advice::Case& patient_;
  const inquiry::Pathway& pathway_;
  Text text_;
  std::vector<bool> shown_;
};

}  // namespace

std::string pathway_text(const knowledge::Base& base, const advice::Case& patient, const inquiry::Pathway& pathway,
                         const Style& style) {
  return Writer(base, patient, pathway, style).run();
}

}  // namespace consilium::report
