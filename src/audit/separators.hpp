// Where the cells of a table end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace consilium::audit {

/// Offsets of every delimiter, line feed and double quote, in order; with the widest vectors of the processor.
void find_separators(std::string_view text, char delimiter, std::vector<std::uint32_t>& out);

}  // namespace consilium::audit
