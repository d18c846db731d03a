// A drawing as SVG 1.1: shapes and text at given places, in user units that are CSS pixels.
//
// It is meant for paper as well as for the screen: black on white, patterns instead of colours where something is to be
// told apart, a title and a description for those who cannot see it. Text is not measured by a font, since the reader's
// is not known; widths reckon with a wide one.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace consilium::report {

class Svg {
 public:
  /// `description` says in words what is to be seen.
  Svg(double width, double height, std::string_view title, std::string_view description);

  /// `look` is a class of the style sheet at the head of svg.cpp.
  void rect(double x, double y, double width, double height, std::string_view look);
  void line(double x1, double y1, double x2, double y2, std::string_view look = "rule");
  /// A mark at a value.
  void dot(double x, double y);
  /// From one point to another, leaving and arriving horizontally.
  void curve(double x1, double y1, double x2, double y2, std::string_view look);
  /// `anchor`: start, middle or end of the text stands at x; y is its base line.
  void text(double x, double y, std::string_view text, std::string_view look = "", std::string_view anchor = "start");

  [[nodiscard]] std::string str() const;

 private:
  pugi::xml_document document_;
  pugi::xml_node root_;
};

/// How wide a text of this size is at most, roughly.
[[nodiscard]] double width_of(std::string_view text, double size);
/// The text in lines of at most this width, broken at blanks.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, double width, double size);

}  // namespace consilium::report
