// Any bytes as a table: every byte belongs to at most one record, and what was read is read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "audit/csv.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace consilium::audit;
  const std::string text = std::string(reinterpret_cast<const char*>(data), size) + "\n";
  CsvReader reader(text, ',');
  Record record;
  const char* end = text.data();
  while (reader.next(record)) {
    if (record.text.data() < end || record.text.empty()) std::abort();
    end = record.text.data() + record.text.size();
    if (record.malformed) continue;
    std::string again;
    for (const std::string_view cell : record.cells) again += (again.empty() ? "" : ",") + csv_cell(cell);
    // a first cell that is empty leaves no mark of its own
    if (record.cells.front().empty()) continue;
    again += "\n";
    CsvReader second(again, ',');
    Record same;
    if (!second.next(same) || same.cells != record.cells) std::abort();
  }
  return 0;
}
