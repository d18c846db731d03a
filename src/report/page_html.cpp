#include <fmt/format.h>

#include <pugixml.hpp>
#include <regex>
#include <sstream>
#include <string_view>

#include "report/page.hpp"

namespace consilium::report {
namespace {

constexpr const char* kStyle = R"css(
body { font: 16px/1.45 Carlito, Calibri, "Noto Sans", "DejaVu Sans", sans-serif; color: #111; background: #fff;
  max-width: 68rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
h1 { font-size: 1.7rem; margin: 0 0 .4rem; }
h2 { font-size: 1.2rem; margin: 1.4rem 0 .4rem; border-bottom: 2px solid #24496b; color: #17344f; break-after: avoid; }
h3 { font-size: 1rem; margin: 1rem 0 .3rem; break-after: avoid; }
p { margin: .25rem 0; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
li { margin: .2rem 0; break-inside: avoid; }
.small { font-size: .875rem; list-style: none; padding-left: 0; }
.note { border: 1px solid #555; border-left-width: 6px; padding: .4rem .7rem; margin: .5rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; overflow-wrap: normal; }
caption { text-align: left; padding: .2rem 0 .4rem; }
th, td { border: 1px solid #aaa; padding: .15rem .4rem; text-align: left; vertical-align: top; }
thead th { background: #e4eaf0; }
tbody th { font-weight: normal; min-width: 9rem; }
tbody .group { background: #f2f2f2; font-weight: bold; }
tr { break-inside: avoid; }
a { color: #0b4a8f; }
.for { background: #d3edd0; font-weight: bold; }
.against { background: #7a1f1f; color: #fff; font-weight: bold; }
.mixed { background: #e6d8ee; font-weight: bold; }
.no-consensus { background: #fff; border: 2px dashed #333; }
.caution { background: #fce9b5; border: 2px solid #333; }
.open { color: #4a4a4a; font-style: italic; }
footer { margin-top: 1.5rem; border-top: 1px solid #555; padding-top: .4rem; font-size: .875rem; }
@page { size: A4; margin: 14mm; }
@media print {
  body { font-size: 9pt; line-height: 1.25; max-width: none; padding: 0; }
  h1 { font-size: 15pt; } h2 { font-size: 11pt; margin-top: 8pt; }
  table { font-size: 7.5pt; } .small { font-size: 7.5pt; } .wide { overflow: visible; }
  tbody th { min-width: 0; }
  a { color: #000; text-decoration: none; }
  .for, .against, .mixed, .caution, thead th, tbody .group { print-color-adjust: exact; }
}
)css";

const char* look(Tone tone) {
  switch (tone) {
    case Tone::Plain:
      return "";
    case Tone::For:
      return "for";
    case Tone::Against:
      return "against";
    case Tone::Mixed:
      return "mixed";
    case Tone::NoConsensus:
      return "no-consensus";
    case Tone::Caution:
      return "caution";
    case Tone::Open:
      return "open";
  }
  return "";
}

void text(pugi::xml_node node, const std::string& text) {
  node.append_child(pugi::node_pcdata).set_value(text.c_str());
}

pugi::xml_node element(pugi::xml_node parent, const char* name, const std::string& content) {
  pugi::xml_node out = parent.append_child(name);
  text(out, content);
  return out;
}

void attribute(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name) = value.c_str();
}

void append(pugi::xml_node parent, const Runs& runs) {
  for (const Run& run : runs) {
    if (!run.to.empty()) {
      attribute(element(parent, "a", run.text), "href", "#" + run.to);
    } else if (run.strong) {
      element(parent, "strong", run.text);
    } else {
      text(parent, run.text);
    }
  }
}

class Html {
 public:
  explicit Html(pugi::xml_node main) : main_(main) {}

  void operator()(const Heading& heading) { element(main_, fmt::format("h{}", heading.level).c_str(), heading.text); }
  void operator()(const Paragraph& paragraph) { append(main_.append_child("p"), paragraph.runs); }
  void operator()(const Note& note) {
    pugi::xml_node p = main_.append_child("p");
    attribute(p, "class", "note");
    append(p, note.runs);
  }
  void operator()(const List& list) {
    pugi::xml_node ul = main_.append_child("ul");
    if (list.small) attribute(ul, "class", "small");
    for (const Item& item : list.items) {
      pugi::xml_node li = ul.append_child("li");
      if (!item.id.empty()) attribute(li, "id", item.id);
      append(li, item.runs);
    }
  }
  void operator()(const Table& table) {
    // what is wider than the window scrolls, by keyboard too
    pugi::xml_node wide = main_.append_child("div");
    attribute(wide, "class", "wide");
    attribute(wide, "role", "region");
    attribute(wide, "aria-label", table.columns.front() + ", table");
    attribute(wide, "tabindex", "0");
    pugi::xml_node out = wide.append_child("table");
    element(out, "caption", table.caption);
    pugi::xml_node head = out.append_child("thead").append_child("tr");
    for (const std::string& column : table.columns) attribute(element(head, "th", column), "scope", "col");
    for (const RowGroup& group : table.groups) body(out.append_child("tbody"), group, table.columns.size());
  }

 private:
  static void body(pugi::xml_node body, const RowGroup& group, std::size_t columns) {
    if (!group.title.empty()) {
      pugi::xml_node title = element(body.append_child("tr"), "th", group.title);
      attribute(title, "class", "group");
      attribute(title, "colspan", std::to_string(columns));
      attribute(title, "scope", "rowgroup");
    }
    for (const Row& row : group.rows) {
      pugi::xml_node tr = body.append_child("tr");
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        pugi::xml_node cell = tr.append_child(i == 0 ? "th" : "td");
        if (i == 0) attribute(cell, "scope", "row");
        if (row.cells[i].tone != Tone::Plain) attribute(cell, "class", look(row.cells[i].tone));
        append(cell, row.cells[i].runs);
      }
    }
  }

  pugi::xml_node main_;
};

}  // namespace

std::string page_html(const Page& page) {
  pugi::xml_document document;
  document.append_child(pugi::node_doctype).set_value("html");
  pugi::xml_node html = document.append_child("html");
  attribute(html, "lang", "en");
  pugi::xml_node head = html.append_child("head");
  attribute(head.append_child("meta"), "charset", "utf-8");
  pugi::xml_node viewport = head.append_child("meta");
  attribute(viewport, "name", "viewport");
  attribute(viewport, "content", "width=device-width, initial-scale=1");
  element(head, "title", page.title);
  element(head, "style", kStyle);
  pugi::xml_node body = html.append_child("body");
  pugi::xml_node main = body.append_child("main");
  element(main, "h1", page.title);
  Html blocks(main);
  for (const Block& block : page.blocks) std::visit(blocks, block);
  element(body, "footer", page.footer);
  std::ostringstream out;
  // raw: blanks within a paragraph are text
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration | pugi::format_no_empty_element_tags,
                pugi::encoding_utf8);
  // the one void element that is used; the others are written with an end, empty or not
  return std::regex_replace(out.str(), std::regex("></meta>"), ">");
}

}  // namespace consilium::report
