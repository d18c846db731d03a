// A page as content: what stands on it, not what it looks like. It is built once and written as Markdown, HTML or PDF.
//
// Blocks follow each other as they are read. Nothing is told by colour alone: a cell with a tone says in words what the
// tone says. A run may lead to an item of a list further down: a statement to its reference.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace consilium::report {

struct Run {
  std::string text;
  bool strong = false;
  std::string to = {};  ///< the id of an item; empty = no link
};
using Runs = std::vector<Run>;

struct Heading {
  int level = 2;  ///< 2 or 3; 1 is the title of the page
  std::string text;
};

struct Paragraph {
  Runs runs;
};

/// Set apart from what stands around it: a warning, the notice of use.
struct Note {
  Runs runs;
};

enum class Tone { Plain, For, Against, Mixed, NoConsensus, Caution, Open };

struct Cell {
  Runs runs;
  Tone tone = Tone::Plain;
};

/// The first cell is the header of its row.
struct Row {
  std::vector<Cell> cells;
};

/// Rows under a title of their own; an empty title for rows without.
struct RowGroup {
  std::string title;
  std::vector<Row> rows;
};

struct Table {
  std::string caption;
  std::vector<std::string> columns;
  std::vector<double> widths;  ///< of the columns, relative to each other
  std::vector<RowGroup> groups;
};

struct Item {
  Runs runs;
  std::string id = {};  ///< what a run may lead to; empty = nothing
};

struct List {
  std::vector<Item> items;
  bool small = false;  ///< to look up rather than to read
};

using Block = std::variant<Heading, Paragraph, Note, Table, List>;

struct Page {
  std::string title;
  std::string footer;   ///< at the foot of every sheet
  std::string created;  ///< YYYY-MM-DD
  std::vector<Block> blocks;
};

/// GitHub-flavoured Markdown.
[[nodiscard]] std::string page_markdown(const Page& page);
/// One self-contained HTML5 document, for the screen and for paper.
[[nodiscard]] std::string page_html(const Page& page);
/// Tagged PDF on A4. Throws std::runtime_error where it cannot be drawn.
[[nodiscard]] std::string page_pdf(const Page& page);

}  // namespace consilium::report
