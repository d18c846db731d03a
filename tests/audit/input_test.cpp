// Files, pipes and what they are packed in, as chunks of whole records.
#include "audit/input.hpp"

#include <gtest/gtest.h>

#include <boost/iostreams/copy.hpp>
#include <boost/iostreams/device/array.hpp>
#include <boost/iostreams/device/back_inserter.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filter/zstd.hpp>
#include <boost/iostreams/filtering_streambuf.hpp>

#include "audit/csv.hpp"
#include "audit/files.hpp"
#include "diagnostics/diagnostics.hpp"

namespace consilium::audit {
namespace {

namespace io = boost::iostreams;

template <class Filter>
std::string packed(const std::string& text) {
  std::string out;
  io::filtering_ostreambuf to;
  to.push(Filter());
  to.push(io::back_inserter(out));
  io::copy(io::array_source(text.data(), text.size()), to);
  return out;
}

/// A table larger than a chunk, with line ends inside quotes.
std::string large_table() {
  std::string out = "id,note\n";
  for (int i = 0; i < 300'000; ++i)
    out += "case " + std::to_string(i) + (i % 7 == 0 ? ",\"two\nlines, \"\"x\"\"\"\n" : ",plain\n");
  return out;
}

struct Seen {
  std::string text;
  std::size_t records = 0;
  std::size_t chunks = 0;
  bool lines_right = true;
};

Seen read_all(const std::vector<std::string>& paths) {
  Seen out;
  Input input(paths);
  std::string header;
  while (input.next_file(header)) {
    EXPECT_EQ(header, "id,note");
    Chunk chunk;
    std::size_t line = 2;
    while (input.next(chunk, ',')) {
      ++out.chunks;
      EXPECT_TRUE(chunk.text.ends_with('\n'));
      out.lines_right = out.lines_right && chunk.line == line;
      line += static_cast<std::size_t>(std::count(chunk.text.begin(), chunk.text.end(), '\n'));
      CsvReader reader(chunk.text, ',');
      Record record;
      while (reader.next(record)) {
        EXPECT_FALSE(record.malformed);
        EXPECT_EQ(record.cells.size(), 2U);
        ++out.records;
      }
      out.text += chunk.text;
    }
  }
  return out;
}

TEST(Input, WholeRecordsInEveryChunkWhateverTheFileIsPackedIn) {
  const test::Folder folder;
  const std::string table = large_table();
  const std::string body = table.substr(table.find('\n') + 1);
  const std::vector<std::string> paths = {folder.write("a.csv", table),
                                          folder.write("b.csv.gz", packed<io::gzip_compressor>(table)),
                                          folder.write("c", packed<io::zstd_compressor>(table)),
                                          folder.write("d", packed<io::gzip_compressor>(table.substr(0, 5'000'000)) +
                                                                packed<io::gzip_compressor>(table.substr(5'000'000))),
                                          folder.write("e", packed<io::zstd_compressor>(table.substr(0, 5'000'000)) +
                                                                packed<io::zstd_compressor>(table.substr(5'000'000)))};
  for (const std::string& path : paths) {
    const Seen seen = read_all({path});
    EXPECT_GT(seen.chunks, 1U);
    EXPECT_EQ(seen.records, 300'000U) << path;
    EXPECT_TRUE(seen.lines_right) << path;
    EXPECT_TRUE(seen.text == body) << path;
  }
  EXPECT_EQ(read_all(paths).records, 1'500'000U);
}

TEST(Input, TheLastLineNeedsNoEnd) {
  const test::Folder folder;
  EXPECT_EQ(read_all({folder.write("a.csv", "id,note\n1,x\n2,y")}).text, "1,x\n2,y\n");
  EXPECT_EQ(read_all({folder.write("b.csv", "\xef\xbb\xbfid,note\r\n1,x\r\n")}).records, 1U);
  EXPECT_EQ(read_all({folder.write("c.csv", "id,note")}).records, 0U);
}

TEST(Input, AFileThatCannotBeRead) {
  const test::Folder folder;
  const auto message = [&](const std::string& path) -> std::string {
    try {
      read_all({path});
    } catch (const diagnostics::InputError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_NE(message(folder.path("nowhere.csv")).find("cannot be read: No such file"), std::string::npos);
  EXPECT_NE(message(folder.write("empty.csv", "")).find("is empty"), std::string::npos);
  const std::string gz = packed<io::gzip_compressor>(large_table());
  EXPECT_NE(message(folder.write("cut.csv.gz", gz.substr(0, gz.size() / 2))).find("is damaged"), std::string::npos);
  const std::string zst = packed<io::zstd_compressor>(large_table());
  EXPECT_NE(message(folder.write("cut.csv.zst", zst.substr(0, zst.size() / 2))).find("is damaged"), std::string::npos);
}

}  // namespace
}  // namespace consilium::audit
