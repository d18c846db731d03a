#include "report/page_formats.hpp"

#include <algorithm>
#include <array>

namespace consilium::report {

const PageFormat* page_format(std::string_view name) {
  static constexpr std::array<PageFormat, 3> kFormats = {{{"pdf", "application/pdf", page_pdf},
                                                          {"html", "text/html; charset=utf-8", page_html},
                                                          {"md", "text/markdown; charset=utf-8", page_markdown}}};
  const auto found =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const PageFormat& format) { return format.name == name; });
  return found == kFormats.end() ? nullptr : found;
}

}  // namespace consilium::report
