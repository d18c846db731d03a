#include "report/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "report/text.hpp"

namespace consilium::report {
namespace {

constexpr const char* kStyle = R"css(
text { font-family: "DejaVu Sans", Verdana, Arial, sans-serif; font-size: 11px; fill: #000; }
.title { font-size: 15px; font-weight: bold; }
.strong { font-weight: bold; }
.small { font-size: 9.5px; }
.faint { font-size: 9.5px; fill: #444; }
.rule { stroke: #000; stroke-width: 0.8; }
.hair { stroke: #999; stroke-width: 0.5; }
.own { fill: none; stroke: #000; stroke-width: 2.4; }
.box { fill: #fff; stroke: #000; stroke-width: 1; }
.head { fill: #e8e8e8; stroke: #000; stroke-width: 1; }
.edge { fill: none; stroke: #333; stroke-width: 1; }
.open-edge { fill: none; stroke: #333; stroke-width: 1; stroke-dasharray: 4 3; }
.label { fill: #fff; }
.for { fill: #cdebc8; stroke: #000; stroke-width: 0.8; }
.against { fill: url(#against); stroke: #000; stroke-width: 0.8; }
.mixed { fill: url(#mixed); stroke: #000; stroke-width: 0.8; }
.caution { fill: url(#caution); stroke: #000; stroke-width: 0.8; }
.no-consensus { fill: #f4f0d0; stroke: #000; stroke-width: 0.8; stroke-dasharray: 1.5 2; }
.open { fill: #fff; stroke: #000; stroke-width: 0.8; stroke-dasharray: 5 3; }
.impossible { fill: url(#impossible); stroke: none; }
)css";

struct Pattern {
  const char* id;
  const char* ground;
  const char* path;
};
constexpr Pattern kPatterns[] = {
    {"against", "#f6cfc6", "M0,10 L10,0"},
    {"mixed", "#efe3f3", "M0,10 L10,0 M0,0 L10,10"},
    {"caution", "#fbe6b8", "M5,4 L5,6"},
    {"impossible", "#f2f2f2", "M0,5 L10,5"},
};

void patterns(pugi::xml_node root) {
  pugi::xml_node defs = root.append_child("defs");
  for (const Pattern& each : kPatterns) {
    pugi::xml_node pattern = defs.append_child("pattern");
    pattern.append_attribute("id") = each.id;
    pattern.append_attribute("width") = "10";
    pattern.append_attribute("height") = "10";
    pattern.append_attribute("patternUnits") = "userSpaceOnUse";
    pugi::xml_node ground = pattern.append_child("rect");
    ground.append_attribute("width") = "10";
    ground.append_attribute("height") = "10";
    ground.append_attribute("fill") = each.ground;
    pugi::xml_node path = pattern.append_child("path");
    path.append_attribute("d") = each.path;
    path.append_attribute("stroke") = "#999";
    path.append_attribute("stroke-width") = "1";
  }
}

std::string number(double value) { return fmt::format("{:.6g}", value); }

}  // namespace

Svg::Svg(double width, double height, std::string_view title, std::string_view description) {
  root_ = document_.append_child("svg");
  root_.append_attribute("xmlns") = "http://www.w3.org/2000/svg";
  root_.append_attribute("width") = number(width).c_str();
  root_.append_attribute("height") = number(height).c_str();
  root_.append_attribute("viewBox") = fmt::format("0 0 {} {}", number(width), number(height)).c_str();
  root_.append_attribute("role") = "img";
  root_.append_child("title").text().set(std::string(title).c_str());
  root_.append_child("desc").text().set(std::string(description).c_str());
  root_.append_child("style").text().set(kStyle);
  patterns(root_);
  pugi::xml_node paper = root_.append_child("rect");
  paper.append_attribute("width") = "100%";
  paper.append_attribute("height") = "100%";
  paper.append_attribute("fill") = "#fff";
}

void Svg::rect(double x, double y, double width, double height, std::string_view look) {
  pugi::xml_node out = root_.append_child("rect");
  out.append_attribute("x") = number(x).c_str();
  out.append_attribute("y") = number(y).c_str();
  out.append_attribute("width") = number(width).c_str();
  out.append_attribute("height") = number(height).c_str();
  out.append_attribute("class") = std::string(look).c_str();
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view look) {
  pugi::xml_node out = root_.append_child("line");
  out.append_attribute("x1") = number(x1).c_str();
  out.append_attribute("y1") = number(y1).c_str();
  out.append_attribute("x2") = number(x2).c_str();
  out.append_attribute("y2") = number(y2).c_str();
  out.append_attribute("class") = std::string(look).c_str();
}

void Svg::dot(double x, double y) {
  pugi::xml_node out = root_.append_child("circle");
  out.append_attribute("cx") = number(x).c_str();
  out.append_attribute("cy") = number(y).c_str();
  out.append_attribute("r") = "4";
}

void Svg::curve(double x1, double y1, double x2, double y2, std::string_view look) {
  const double middle = (x1 + x2) / 2;
  pugi::xml_node out = root_.append_child("path");
  out.append_attribute("d") = fmt::format("M{},{} C{},{} {},{} {},{}", number(x1), number(y1), number(middle),
                                          number(y1), number(middle), number(y2), number(x2), number(y2))
                                  .c_str();
  out.append_attribute("class") = std::string(look).c_str();
}

void Svg::text(double x, double y, std::string_view text, std::string_view look, std::string_view anchor) {
  pugi::xml_node out = root_.append_child("text");
  out.append_attribute("x") = number(x).c_str();
  out.append_attribute("y") = number(y).c_str();
  if (!look.empty()) out.append_attribute("class") = std::string(look).c_str();
  if (anchor != "start") out.append_attribute("text-anchor") = std::string(anchor).c_str();
  out.text().set(std::string(text).c_str());
}

std::string Svg::str() const {
  std::ostringstream out;
  document_.save(out, " ", pugi::format_indent, pugi::encoding_utf8);
  return out.str();
}

double width_of(std::string_view text, double size) {
  constexpr double kWide = 0.62;  // of DejaVu Sans, the widest of the fonts asked for
  return kWide * size * static_cast<double>(columns(text));
}

std::vector<std::string> wrapped(std::string_view text, double width, double size) {
  std::vector<std::string> out;
  std::istringstream in{std::string(text)};
  std::string word;
  while (in >> word) {
    if (word == "%" && !out.empty()) {  // stays with its number
      out.back() += "\u00a0%";
      continue;
    }
    if (!out.empty() && width_of(out.back() + " " + word, size) <= width) {
      out.back() += " " + word;
    } else {
      out.push_back(word);
    }
  }
  return out;
}

}  // namespace consilium::report
