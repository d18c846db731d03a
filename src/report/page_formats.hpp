// The forms in which a page is written, by the name of a file's ending.
#pragma once

#include <string>
#include <string_view>

#include "report/page.hpp"

namespace consilium::report {

struct PageFormat {
  std::string_view name;  ///< pdf, html, md
  std::string_view media_type;
  std::string (*write)(const Page&);
};

/// Null where there is no such format.
[[nodiscard]] const PageFormat* page_format(std::string_view name);

}  // namespace consilium::report
