#include <fmt/format.h>

#include <string_view>

#include "report/page.hpp"

namespace consilium::report {
namespace {

/// What would be read as markup is written as itself.
std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|#~&").find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

/// Blanks stay outside of the emphasis, where Markdown wants them.
std::string inline_text(const Runs& runs) {
  std::string out;
  for (const Run& run : runs) {
    const std::size_t end = run.text.find_last_not_of(' ') + 1;
    const std::string text = escape(run.text.substr(0, end));
    std::string marked = text;
    if (run.strong && end > 0) marked = "**" + text + "**";
    if (!run.to.empty()) marked = fmt::format("[{}](#{})", text, run.to);
    out += marked + run.text.substr(end);
  }
  return out;
}

class Markdown {
 public:
  explicit Markdown(const Page& page) {
    out_ = "# " + escape(page.title) + "\n";
    for (const Block& block : page.blocks) {
      out_ += '\n';
      std::visit(*this, block);
    }
    out_ += "\n---\n\n" + escape(page.footer) + "\n";
  }

  void operator()(const Heading& heading) {
    out_ += std::string(static_cast<std::size_t>(heading.level), '#') + " " + escape(heading.text) + "\n";
  }
  void operator()(const Paragraph& paragraph) { out_ += inline_text(paragraph.runs) + "\n"; }
  void operator()(const Note& note) { out_ += "> " + inline_text(note.runs) + "\n"; }
  void operator()(const List& list) {
    for (const Item& item : list.items) {
      const std::string anchor = item.id.empty() ? "" : fmt::format("<a id=\"{}\"></a>", item.id);
      out_ += "- " + anchor + inline_text(item.runs) + "\n";
    }
  }
  void operator()(const Table& table) {
    out_ += inline_text({{table.caption}}) + "\n\n|";
    for (const std::string& column : table.columns) out_ += " " + escape(column) + " |";
    out_ += "\n|";
    for (std::size_t i = 0; i < table.columns.size(); ++i) out_ += " --- |";
    out_ += "\n";
    for (const RowGroup& group : table.groups) {
      if (!group.title.empty()) {
        out_ += "| **" + escape(group.title) + "** |";
        for (std::size_t i = 1; i < table.columns.size(); ++i) out_ += " |";
        out_ += "\n";
      }
      for (const Row& row : group.rows) {
        out_ += "|";
        for (const Cell& cell : row.cells) out_ += " " + inline_text(cell.runs) + " |";
        out_ += "\n";
      }
    }
  }

  [[nodiscard]] const std::string& str() const { return out_; }

 private:
  std::string out_;
};

}  // namespace

std::string page_markdown(const Page& page) { return Markdown(page).str(); }

}  // namespace consilium::report
