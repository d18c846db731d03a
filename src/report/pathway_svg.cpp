#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/pathway_text.hpp"
#include "report/pathway_words.hpp"
#include "report/svg.hpp"
#include "report/words.hpp"

namespace consilium::report {
namespace {

using inquiry::Choice;
using inquiry::State;
using Followed = inquiry::Choice::Followed;

constexpr double kMargin = 18;
constexpr double kBox = 300;   ///< width of a state
constexpr double kGap = 64;    ///< between columns, for the lines
constexpr double kSpace = 16;  ///< between the boxes of a column
constexpr double kPadding = 8;
constexpr double kSize = 11;
constexpr double kSmall = 9.5;
constexpr double kLine = 14;

/// A line of a box, and the choice that begins there.
struct Line {
  std::string text;
  std::string look;
  const Choice* choice = nullptr;
};

/// One state as it is drawn.
struct Box {
  std::vector<std::string> title;
  std::vector<Line> lines;
  double x = 0;
  double y = 0;

  [[nodiscard]] double head() const { return kLine * static_cast<double>(title.size()) + kPadding; }
  [[nodiscard]] double height() const { return head() + kLine * static_cast<double>(lines.size()) + kPadding; }
  [[nodiscard]] double line_at(std::size_t i) const { return y + head() + kLine * static_cast<double>(i + 1); }
};

class Drawing {
 public:
  Drawing(const knowledge::Base& base, const advice::Case& patient, const inquiry::Pathway& pathway)
      : content_(base.content), pathway_(pathway) {
    for (const State& state : pathway.states) boxes_.push_back(box(patient, state));
    title_ = patient.id.empty() ? "What next" : patient.id + " · what next";
    place();
  }

  std::string run() {
    const std::string legend =
        "Each box is a case, the boxes of a column after as many progressions; a line leads to the case after "
        "progression "
        "on a treatment. + a source is for it; ? (broken line) a source is for it, depending on what is unknown. What "
        "is only counted "
        "is named in the text. ";
    std::size_t columns = 1;
    double bottom = 0;
    for (std::size_t s = 0; s < boxes_.size(); ++s) {
      columns = std::max(columns, pathway_.states[s].depth + 1);
      bottom = std::max(bottom, boxes_[s].y + boxes_[s].height());
    }
    const double width = std::max(column(columns - 1) + kBox, 700.0);
    const auto foot = wrapped(
        fmt::format("{}{} {} {} · {}", legend, kPathwayNotice, content_.title, content_.version, content_.notice),
        width - kMargin, kSmall);
    Svg svg(width + kMargin, bottom + kLine * static_cast<double>(foot.size() + 2), title_, legend);
    svg.text(kMargin, kMargin + 14, title_, "title");
    for (std::size_t s = 0; s < boxes_.size(); ++s) lines(svg, s);
    for (const Box& box : boxes_) draw(svg, box);
    double y = bottom + 2 * kLine;
    for (const std::string& line : foot) {
      svg.text(kMargin, y, line, "faint");
      y += kLine;
    }
    return svg.str();
  }

 private:
  [[nodiscard]] static double column(std::size_t depth) { return kMargin + (kBox + kGap) * static_cast<double>(depth); }

  static void add(Box& box, std::string_view first, std::string_view text, double size, const std::string& look,
                  const Choice* choice = nullptr) {
    const double room = kBox - 2 * kPadding - 12;
    bool begins = true;
    for (const std::string& line : wrapped(text, room, size)) {
      box.lines.push_back(
          {(begins ? std::string(first) : std::string("\u2003")) + " " + line, look, begins ? choice : nullptr});
      begins = false;
    }
  }

  [[nodiscard]] Box box(const advice::Case& patient, const State& state) const {
    Box out;
    const std::string title = state.after.empty() ? (patient.id.empty() ? "The case" : "The case " + patient.id)
                                                  : "After " + after_words(content_, state);
    out.title = wrapped(title, kBox - 2 * kPadding, kSize * 1.1);
    if (!state.consistent) add(out, "", "The facts that stay contradict each other.", kSmall, "small");
    if (state.consistent && state.choices.empty()) add(out, "", "No source is for any treatment.", kSmall, "small");
    std::vector<std::string> sure;  // what is not followed is only named or counted
    std::size_t provided = 0;
    std::size_t more = 0;
    for (const Choice& choice : state.choices) {
      const std::string words = choice_words(content_, choice);
      const std::string_view why = followed_words(choice.followed);
      const std::string named = why.empty() ? words : fmt::format("{} [{}]", words, why);
      if (choice.followed == Followed::Yes) {
        add(out, choice.sources.empty() ? "?" : "+", words, kSize, "strong", &choice);
        add(out, "\u2003", voices_words(content_, choice), kSmall, "small");
      } else if (choice.followed == Followed::Width) {
        ++more;
      } else if (choice.sources.empty()) {
        ++provided;
      } else {
        sure.push_back(named);
      }
    }
    if (!sure.empty()) add(out, "+", fmt::format("{}", fmt::join(sure, "; ")), kSmall, "small");
    if (provided > 0) add(out, "?", fmt::format("{} more, depending on what is unknown", provided), kSmall, "small");
    if (more > 0) add(out, "…", fmt::format("{} more are not followed here", more), kSmall, "faint");
    return out;
  }

  /// Column by column: each box as near as it can to the lines that lead to it, without overlap.
  void place() {
    std::size_t deepest = 0;
    for (const State& state : pathway_.states) deepest = std::max(deepest, state.depth);
    for (std::size_t depth = 0; depth <= deepest; ++depth) {
      std::vector<std::pair<double, std::size_t>> order;
      for (std::size_t s = 0; s < boxes_.size(); ++s) {
        if (pathway_.states[s].depth == depth) order.emplace_back(wanted(s), s);
      }
      std::sort(order.begin(), order.end());
      double y = kMargin + 30;
      for (const auto& [at, s] : order) {
        boxes_[s].x = column(depth);
        boxes_[s].y = std::max(y, at);
        y = boxes_[s].y + boxes_[s].height() + kSpace;
      }
    }
  }

  /// Where the lines that lead to a state begin, on average.
  [[nodiscard]] double wanted(std::size_t state) const {
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t s = 0; s < state; ++s) {
      const Box& from = boxes_[s];
      for (std::size_t i = 0; i < from.lines.size(); ++i) {
        if (from.lines[i].choice == nullptr || from.lines[i].choice->next != state) continue;
        sum += from.line_at(i);
        ++count;
      }
    }
    return count == 0 ? 0 : sum / static_cast<double>(count) - boxes_[state].height() / 2;
  }

  void lines(Svg& svg, std::size_t s) const {
    const Box& from = boxes_[s];
    for (std::size_t i = 0; i < from.lines.size(); ++i) {
      const Choice* choice = from.lines[i].choice;
      if (choice == nullptr) continue;
      const Box& to = boxes_[choice->next];
      svg.curve(from.x + kBox, from.line_at(i) - 4, to.x, to.y + to.head() / 2,
                choice->sources.empty() ? "open-edge" : "edge");
    }
  }

  static void draw(Svg& svg, const Box& box) {
    svg.rect(box.x, box.y, kBox, box.height(), "box");
    svg.rect(box.x, box.y, kBox, box.head(), "head");
    for (std::size_t i = 0; i < box.title.size(); ++i) {
      svg.text(box.x + kPadding, box.y + kLine * static_cast<double>(i + 1), box.title[i], "strong");
    }
    for (std::size_t i = 0; i < box.lines.size(); ++i) {
      svg.text(box.x + kPadding, box.line_at(i), box.lines[i].text, box.lines[i].look);
    }
  }

  const knowledge::Content& content_;
  const inquiry::Pathway& pathway_;
  std::vector<Box> boxes_;
  std::string title_;
};

}  // namespace

std::string pathway_svg(const knowledge::Base& base, const advice::Case& patient, const inquiry::Pathway& pathway) {
  return Drawing(base, patient, pathway).run();
}

}  // namespace consilium::report
