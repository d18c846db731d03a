#include <fmt/format.h>

#include <numeric>
#include <pugixml.hpp>
#include <sstream>

#include "audit/summary_text.hpp"

namespace consilium::audit {
namespace {

constexpr const char* kStyle = R"css(
body { font: 16px/1.45 Carlito, Calibri, "Noto Sans", "DejaVu Sans", sans-serif; color: #111; background: #fff;
  max-width: 68rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.7rem; margin: 0 0 .4rem; }
h2 { font-size: 1.2rem; margin: 1.6rem 0 .4rem; border-bottom: 2px solid #24496b; color: #17344f; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; min-width: 40rem; table-layout: fixed; font-size: .9rem; }
caption { text-align: left; padding: .9rem 0 .4rem; }
th, td { border-bottom: 1px solid #bbb; padding: .2rem .5rem; text-align: left; vertical-align: middle; }
td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead th { background: #e4eaf0; }
svg { display: block; width: 100%; min-width: 14rem; height: 1.15rem; }
.concordant { fill: #2e7d4f; } .conditional { fill: url(#stripes); } .against { fill: #7a1f1f; }
.silent { fill: #d5d5d5; } .unclear { fill: url(#dots); }
.mark { stroke: #111; stroke-width: 2; } .whisker { stroke: #111; stroke-width: 1.5; }
.key svg { display: inline-block; width: 1.2rem; min-width: 0; height: .9rem; vertical-align: middle; }
.key span { margin-right: 1.2rem; white-space: nowrap; }
.note { border: 1px solid #555; border-left-width: 6px; padding: .4rem .7rem; margin: .5rem 0; }
footer { margin-top: 1.5rem; border-top: 1px solid #555; padding-top: .4rem; font-size: .875rem; }
@page { size: A4; margin: 14mm; }
@media print { body { font-size: 9pt; max-width: none; padding: 0; } tr { break-inside: avoid; } h2 { break-after: avoid; }
  svg, thead th { print-color-adjust: exact; } }
)css";

/// In the order in which they stand in a bar.
struct Part {
  Concordance concordance;
  const char* look;
  const char* words;
};
constexpr std::array<Part, kConcordances> kParts = {
    {{Concordance::Concordant, "concordant", "follows the source"},
     {Concordance::Conditional, "conditional", "conditional"},
     {Concordance::Against, "against", "against advice"},
     {Concordance::NotAssessable, "unclear", "unclear: facts are missing"},
     {Concordance::NotAddressed, "silent", "source is silent"}}};

std::string number(std::uint64_t value) {
  std::string out = fmt::format("{}", value);
  for (std::size_t i = out.size(); i > 3;) out.insert(i -= 3, ",");
  return out;
}

class Writer {
 public:
  Writer(const Plan& plan, const Result& result)
      : content_(plan.base().content), plan_(plan), result_(result), summary_(result.summary) {}

  std::string run() {
    pugi::xml_node html = document_.append_child("html");
    html.append_attribute("lang") = "en";
    pugi::xml_node head = html.append_child("head");
    head.append_child("meta").append_attribute("charset") = "utf-8";
    pugi::xml_node viewport = head.append_child("meta");
    viewport.append_attribute("name") = "viewport";
    viewport.append_attribute("content") = "width=device-width, initial-scale=1";
    element(head, "title", "Registry audit");
    element(head, "style", kStyle);
    body_ = html.append_child("body");
    element(body_, "h1", "Was each source followed?");
    patterns();
    cases();
    if (summary_.all.treated > 0) {
      key();
      concordance();
      by_treatment();
      groups();
    }
    conflicts();
    missing();
    contradictions();
    matrix();
    footer();
    std::ostringstream out;
    out << "<!DOCTYPE html>\n";
    document_.save(out, "", pugi::format_raw | pugi::format_no_declaration | pugi::format_no_empty_element_tags);
    return out.str() + "\n";
  }

 private:
  static pugi::xml_node element(pugi::xml_node parent, const char* name, const std::string& text,
                                const char* look = "") {
    pugi::xml_node out = parent.append_child(name);
    if (*look != '\0') out.append_attribute("class") = look;
    out.append_child(pugi::node_pcdata).set_value(text.c_str());
    return out;
  }

  static void rect(pugi::xml_node svg, double x, double width, const char* look) {
    pugi::xml_node out = svg.append_child("rect");
    out.append_attribute("x") = fmt::format("{:.3f}", x).c_str();
    out.append_attribute("y") = "2";
    out.append_attribute("width") = fmt::format("{:.3f}", width).c_str();
    out.append_attribute("height") = "14";
    out.append_attribute("class") = look;
  }

  static void line(pugi::xml_node svg, double x1, double y1, double x2, double y2, const char* look) {
    pugi::xml_node out = svg.append_child("line");
    const std::array<std::pair<const char*, double>, 4> places = {{{"x1", x1}, {"y1", y1}, {"x2", x2}, {"y2", y2}}};
    for (const auto& [name, value] : places) out.append_attribute(name) = fmt::format("{:.3f}", value).c_str();
    out.append_attribute("class") = look;
    out.append_attribute("vector-effect") = "non-scaling-stroke";
  }

  static pugi::xml_node drawing(pugi::xml_node parent, const std::string& words) {
    pugi::xml_node svg = parent.append_child("svg");
    svg.append_attribute("viewBox") = "0 0 100 18";
    svg.append_attribute("preserveAspectRatio") = "none";
    svg.append_attribute("role") = "img";
    svg.append_attribute("aria-label") = words.c_str();
    return svg;
  }

  /// Stripes and dots, so that no part is told by its colour alone.
  void patterns() {
    pugi::xml_node svg = body_.append_child("svg");
    svg.append_attribute("style") = "position:absolute;width:0;height:0";
    svg.append_attribute("aria-hidden") = "true";
    pugi::xml_node defs = svg.append_child("defs");
    const std::array<std::array<const char*, 3>, 2> patterns = {
        {{"stripes", "#2e7d4f", "M0 4L4 0M-1 1L1 -1M3 5L5 3"}, {"dots", "#555", "M1 1h1v1h-1z"}}};
    for (const auto& [id, ink, path] : patterns) {
      pugi::xml_node pattern = defs.append_child("pattern");
      pattern.append_attribute("id") = id;
      pattern.append_attribute("width") = "4";
      pattern.append_attribute("height") = "4";
      pattern.append_attribute("patternUnits") = "userSpaceOnUse";
      pugi::xml_node rect = pattern.append_child("rect");
      rect.append_attribute("width") = "4";
      rect.append_attribute("height") = "4";
      rect.append_attribute("fill") = "#fff";
      pugi::xml_node stroke = pattern.append_child("path");
      stroke.append_attribute("d") = path;
      stroke.append_attribute("stroke") = ink;
      stroke.append_attribute("stroke-width") = "1.2";
    }
  }

  void cases() {
    element(body_, "p",
            fmt::format("{} cases, {} with a treatment that began after their decision.", number(summary_.cases),
                        number(summary_.all.treated)));
    if (summary_.contradictory + result_.rejected + result_.rejected_treatments == 0) return;
    element(body_, "p",
            fmt::format(
                "Left out: {} cases whose facts contradict each other, {} rows and {} treatments that cannot be read.",
                number(summary_.contradictory), number(result_.rejected), number(result_.rejected_treatments)),
            "note");
  }

  void key() {
    pugi::xml_node p = body_.append_child("p");
    p.append_attribute("class") = "key";
    for (const Part& part : kParts) {
      pugi::xml_node span = p.append_child("span");
      pugi::xml_node svg = span.append_child("svg");
      svg.append_attribute("viewBox") = "0 0 18 18";
      rect(svg, 1, 16, part.look);
      span.append_child(pugi::node_pcdata).set_value((std::string(" ") + part.words).c_str());
    }
  }

  pugi::xml_node table(const std::string& caption, const std::vector<std::string>& heads) {
    pugi::xml_node wide = body_.append_child("div");
    wide.append_attribute("class") = "wide";
    pugi::xml_node out = wide.append_child("table");
    if (!caption.empty()) element(out, "caption", caption);
    pugi::xml_node row = out.append_child("thead").append_child("tr");
    for (const std::string& head : heads) element(row, "th", head);
    return out.append_child("tbody");
  }

  /// A bar of all cases, and the share with its interval.
  void bar(pugi::xml_node row, const Counts& counts) const {
    std::uint64_t all = 0;
    for (const std::uint64_t count : counts) all += count;
    std::string words;
    for (const Part& part : kParts) {
      words += fmt::format("{}{}: {}", words.empty() ? "" : ", ", part.words,
                           number(counts[static_cast<std::size_t>(part.concordance)]));
    }
    pugi::xml_node svg = drawing(row.append_child("td"), words);
    element(svg, "title", words);
    double at = 0;
    for (const Part& part : kParts) {
      const std::uint64_t count = counts[static_cast<std::size_t>(part.concordance)];
      const double width = all == 0 ? 0 : 100.0 * static_cast<double>(count) / static_cast<double>(all);
      if (width > 0) rect(svg, at, width, part.look);
      at += width;
    }
    const Share share = concordant(counts);
    pugi::xml_node dots = drawing(row.append_child("td"), "");
    dots.attribute("role").set_value("presentation");
    dots.remove_attribute("aria-label");
    if (share.of > 0) {
      line(dots, 100 * share.low, 9, 100 * share.high, 9, "whisker");
      line(dots, 100 * share.share, 3, 100 * share.share, 15, "mark");
    }
    element(row, "td",
            share.of == 0
                ? "-"
                : fmt::format("{:.1f} % ({:.1f} to {:.1f})", 100 * share.share, 100 * share.low, 100 * share.high),
            "n");
  }

  void concordance() {
    pugi::xml_node body = table(
        "All treated cases by the worst of what was given; then the share that follows the source, of the cases in "
        "which it "
        "said something that can be assessed, with its 95 % Wilson interval.",
        {"Source", "Treated cases", "0 to 100 %", "Follows"});
    for (std::size_t s = 0; s < plan_.sources().size(); ++s) {
      pugi::xml_node row = body.append_child("tr");
      element(row, "th", content_.sources[plan_.sources()[s]].short_title);
      bar(row, summary_.all.concordance[s]);
    }
  }

  void by_treatment() {
    element(body_, "h2", "By what was given");
    for (const InterventionIndex given : highlights(plan_, summary_).given) {
      pugi::xml_node body =
          table(fmt::format("{}: {} times", content_.interventions[given].label, number(times_given(summary_, given))),
                {"Source", "Cases", "0 to 100 %", "Follows"});
      for (std::size_t s = 0; s < plan_.sources().size(); ++s) {
        const Counts& counts = summary_.given.at(given)[s];
        if (counts[static_cast<std::size_t>(Concordance::NotAddressed)] == times_given(summary_, given)) continue;
        pugi::xml_node row = body.append_child("tr");
        element(row, "th", content_.sources[plan_.sources()[s]].short_title);
        bar(row, counts);
      }
    }
  }

  void groups() {
    for (const auto& [by, values] : summary_.groups) {
      element(body_, "h2", fmt::format("By {}", by));
      for (std::size_t s = 0; s < plan_.sources().size(); ++s) {
        pugi::xml_node body =
            table(content_.sources[plan_.sources()[s]].title, {by, "Treated cases", "0 to 100 %", "Follows"});
        for (const auto& [value, group] : values) {
          pugi::xml_node row = body.append_child("tr");
          element(row, "th", value.empty() ? "(not stated)" : value);
          bar(row, group.treated > 0 ? group.concordance[s] : Counts{});
        }
      }
    }
  }

  void conflicts() {
    const auto shown = highlights(plan_, summary_).conflicts;
    if (shown.empty()) return;
    element(body_, "h2", "Where the sources part");
    pugi::xml_node body =
        table("Cases to which one source is for the intervention and another against it.", {"Intervention", "Cases"});
    for (const InterventionIndex i : shown) {
      pugi::xml_node row = body.append_child("tr");
      element(row, "th", content_.interventions[i].label);
      element(row, "td", number(summary_.conflicts[i]), "n");
    }
  }

  void missing() {
    const auto shown = highlights(plan_, summary_).missing;
    if (shown.empty()) return;
    element(body_, "h2", "What was missing");
    pugi::xml_node body =
        table("Statements that are open in cases in which the feature is unknown, and that speak of it.",
              {"Feature", "Unknown in", "", "Open statements"});
    for (const knowledge::FeatureIndex f : shown) {
      const double share = summary_.cases == 0 ? 0
                                               : 100.0 * static_cast<double>(summary_.missing[f].unknown) /
                                                     static_cast<double>(summary_.cases);
      pugi::xml_node row = body.append_child("tr");
      element(row, "th", content_.features[f].label);
      element(row, "td", fmt::format("{:.1f} %", share), "n");
      rect(drawing(row.append_child("td"), fmt::format("{:.1f} % of the cases", share)), 0, share, "unclear");
      element(row, "td", number(summary_.missing[f].open), "n");
    }
  }

  void contradictions() {
    const auto reasons = highlights(plan_, summary_).contradictions;
    if (reasons.empty()) return;
    element(body_, "h2", "Why cases contradict themselves");
    pugi::xml_node body = table("A case may do so for several reasons.", {"Reason", "Cases"});
    for (const Highlights::Contradiction& each : reasons) {
      pugi::xml_node row = body.append_child("tr");
      element(row, "th", each.reason);
      element(row, "td", number(each.cases), "n");
    }
  }

  /// What is never said is left out.
  void matrix() {
    element(body_, "h2", "What each source says about each intervention");
    pugi::xml_node body = table(
        "Cases.", {"Intervention", "Source", "For", "Against", "Both", "No consensus", "Caution", "Open", "Silent"});
    for (std::size_t v = 0; v < plan_.voices().size(); ++v) {
      const Plan::Voice& voice = plan_.voices()[v];
      const Positions& positions = summary_.voices[v];
      const std::uint64_t speaks = std::accumulate(positions.begin(), positions.end(), std::uint64_t{0});
      if (speaks == 0) continue;
      pugi::xml_node row = body.append_child("tr");
      element(row, "th", content_.interventions[voice.intervention].label);
      element(row, "td", content_.sources[plan_.sources()[voice.source]].short_title);
      using advice::Position;
      for (const Position position : {Position::For, Position::Against, Position::Mixed, Position::NoConsensus,
                                      Position::Caution, Position::Undetermined}) {
        element(row, "td", number(positions[static_cast<std::size_t>(position)]), "n");
      }
      element(row, "td", number(summary_.cases - speaks), "n");
    }
  }

  void footer() {
    pugi::xml_node foot = body_.append_child("footer");
    element(foot, "p", content_.notice);
    element(foot, "p", fmt::format("{} {}, {}", content_.title, content_.version, plan_.base().fingerprint));
  }

  const knowledge::Content& content_;
  const Plan& plan_;
  const Result& result_;
  const Summary& summary_;
  pugi::xml_document document_;
  pugi::xml_node body_;
};

}  // namespace

std::string summary_html(const Plan& plan, const Result& result) { return Writer(plan, result).run(); }

}  // namespace consilium::audit
