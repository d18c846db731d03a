// The page as PDF. Everything is first laid out as strips that are not divided (a paragraph, a row of a table), then
// dealt out to sheets, then drawn: only then is the number of sheets known.
#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <numeric>
#include <optional>
#include <stdexcept>

#include "report/page.hpp"

namespace consilium::report {
namespace {

// Points, A4.
constexpr double kWidth = 595.276;
constexpr double kHeight = 841.89;
constexpr double kMargin = 40;
constexpr double kTop = 36;
constexpr double kBottom = 52;  // with the footer
constexpr double kInner = kWidth - 2 * kMargin;
constexpr double kPadding = 2.5;
constexpr double kIndent = 9;
constexpr const char* kFamily = "Carlito, Noto Sans, DejaVu Sans";
constexpr double kBodySize = 9;
constexpr double kSmallSize = 7.5;
constexpr double kTableSize = 8;

template <auto Free>
struct Release {
  template <class T>
  void operator()(T* thing) const {
    Free(thing);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Cairo = std::unique_ptr<cairo_t, Release<cairo_destroy>>;
using FontMap = std::unique_ptr<PangoFontMap, Release<g_object_unref>>;
using Context = std::unique_ptr<PangoContext, Release<g_object_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>>;
using Attributes = std::unique_ptr<PangoAttrList, Release<pango_attr_list_unref>>;

struct Free {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};

struct Colour {
  double red, green, blue;
};
constexpr Colour kInk{0.07, 0.07, 0.07};
constexpr Colour kHead{0.09, 0.2, 0.31};
constexpr Colour kRule{0.6, 0.6, 0.6};

/// Light and dark differ, so that the tones can be told apart without colour; the word says it anyway.
struct Look {
  std::optional<Colour> fill;
  Colour ink = kInk;
  bool strong = false;
};
Look look(Tone tone) {
  switch (tone) {
    case Tone::Plain:
      return {};
    case Tone::For:
      return {Colour{0.83, 0.93, 0.82}, kInk, true};
    case Tone::Against:
      return {Colour{0.48, 0.12, 0.12}, {1, 1, 1}, true};
    case Tone::Mixed:
      return {Colour{0.86, 0.78, 0.9}, kInk, true};
    case Tone::NoConsensus:
      return {Colour{0.8, 0.8, 0.8}, kInk, false};
    case Tone::Caution:
      return {Colour{0.99, 0.9, 0.66}, kInk, false};
    case Tone::Open:
      return {std::nullopt, {0.33, 0.33, 0.33}, false};
  }
  return {};
}

/// A laid-out text, with the links in it.
struct Link {
  double x, y, width, height;
  std::string to;
};
struct Set {
  std::shared_ptr<PangoLayout> layout;
  double height = 0;
  std::vector<Link> links;
};

/// What is not divided between sheets. `draw` gets the y of its top.
struct Strip {
  double height = 0;
  double before = 0;  ///< space above, left out at the top of a sheet
  bool with_next = false;
  std::size_t table = 0;  ///< 0 = none; rows of one table have the same number
  std::function<void(cairo_t*, double)> draw;
};

void colour(cairo_t* cairo, const Colour& c) { cairo_set_source_rgb(cairo, c.red, c.green, c.blue); }

void tagged(cairo_t* cairo, const char* tag, const std::string& attributes, const std::function<void()>& content) {
  cairo_tag_begin(cairo, tag, attributes.c_str());
  content();
  cairo_tag_end(cairo, tag);
}

void show(cairo_t* cairo, const Set& set, double x, double y, const Colour& ink) {
  colour(cairo, ink);
  cairo_move_to(cairo, x, y);
  pango_cairo_show_layout(cairo, set.layout.get());
}

/// Outside of any other tag: an area of the sheet that leads somewhere.
void links(cairo_t* cairo, const Set& set, double x, double y) {
  for (const Link& link : set.links) {
    tagged(cairo, CAIRO_TAG_LINK,
           fmt::format("rect=[{:.2f} {:.2f} {:.2f} {:.2f}] dest='{}'", x + link.x, y + link.y, link.width, link.height,
                       link.to),
           [] {});
  }
}

class Typesetter {
 public:
  Typesetter() : map_(pango_cairo_font_map_new()), context_(pango_font_map_create_context(map_.get())) {
    // 72 dots an inch: a unit is a point
    constexpr double kPoints = 72;
    pango_cairo_font_map_set_resolution(reinterpret_cast<PangoCairoFontMap*>(map_.get()), kPoints);
  }

  Set set(const Runs& runs, double width, double size, bool strong = false) const {
    Set out;
    out.layout = std::shared_ptr<PangoLayout>(pango_layout_new(context_.get()), Free());
    PangoLayout* layout = out.layout.get();
    const Font font(pango_font_description_from_string(kFamily));
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    if (strong) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout, font.get());
    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    std::string text;
    const Attributes attributes(pango_attr_list_new());
    for (const Run& run : runs) {
      if (run.strong) {
        PangoAttribute* bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
        bold->start_index = static_cast<guint>(text.size());
        bold->end_index = static_cast<guint>(text.size() + run.text.size());
        pango_attr_list_insert(attributes.get(), bold);
      }
      text += run.text;
    }
    pango_layout_set_text(layout, text.c_str(), static_cast<int>(text.size()));
    pango_layout_set_attributes(layout, attributes.get());
    PangoRectangle extents;
    pango_layout_get_extents(layout, nullptr, &extents);
    out.height = points(extents.height);
    find_links(runs, out);
    return out;
  }

 private:
  static double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

  /// A link is short and stands on one line.
  static void find_links(const Runs& runs, Set& out) {
    std::size_t at = 0;
    for (const Run& run : runs) {
      if (!run.to.empty()) {
        PangoRectangle first;
        PangoRectangle last;
        pango_layout_index_to_pos(out.layout.get(), static_cast<int>(at), &first);
        pango_layout_index_to_pos(out.layout.get(), static_cast<int>(at + run.text.size() - 1), &last);
        out.links.push_back(
            {points(first.x), points(first.y), points(last.x + last.width - first.x), points(first.height), run.to});
      }
      at += run.text.size();
    }
  }

  FontMap map_;
  Context context_;
};

/// The blocks as strips.
class Strips {
 public:
  explicit Strips(const Typesetter& typesetter) : typesetter_(typesetter) {}

  void title(const std::string& text) {
    constexpr double kSize = 16;
    heading(typesetter_.set({{text}}, kInner, kSize, true), "H1", 0, false);
  }
  void operator()(const Heading& block) {
    constexpr double kLarge = 11.5;
    constexpr double kMedium = 9.5;
    const bool large = block.level == 2;
    heading(typesetter_.set({{block.text}}, kInner, large ? kLarge : kMedium, true), large ? "H2" : "H3", large ? 9 : 5,
            large);
  }
  void operator()(const Paragraph& block) {
    Set set = typesetter_.set(block.runs, kInner, kBodySize);
    add({set.height, 2.5, false, 0, [set](cairo_t* cairo, double y) {
           tagged(cairo, "P", "", [&] { show(cairo, set, kMargin, y, kInk); });
           links(cairo, set, kMargin, y);
         }});
  }
  void operator()(const Note& block) {
    constexpr double kInset = 8;
    Set set = typesetter_.set(block.runs, kInner - 2 * kInset, kBodySize);
    const double height = set.height + 2 * kPadding;
    add({height, 4, false, 0, [set, height](cairo_t* cairo, double y) {
           colour(cairo, kInk);
           cairo_set_line_width(cairo, 0.6);
           cairo_rectangle(cairo, kMargin, y, kInner, height);
           cairo_stroke(cairo);
           cairo_rectangle(cairo, kMargin, y, 3, height);
           cairo_fill(cairo);
           tagged(cairo, "P", "", [&] { show(cairo, set, kMargin + kInset, y + kPadding, kInk); });
         }});
  }
  void operator()(const List& block) {
    const double indent = block.small ? 0 : kIndent;
    for (const Item& item : block.items) {
      Set set = typesetter_.set(item.runs, kInner - indent, block.small ? kSmallSize : kBodySize);
      add({set.height, block.small ? 1.2 : 2, false, 0, [set, indent, id = item.id](cairo_t* cairo, double y) {
             tagged(cairo, "L", "", [&] { tagged(cairo, "LI", "", [&] { list_item(cairo, set, indent, y, id); }); });
             links(cairo, set, kMargin + indent, y);
           }});
    }
  }
  void operator()(const Table& block) {
    ++tables_;
    Set caption = typesetter_.set({{block.caption}}, kInner, kSmallSize);
    add({caption.height, 2, true, 0, [caption](cairo_t* cairo, double y) {
           tagged(cairo, "P", "", [&] { show(cairo, caption, kMargin, y, kInk); });
         }});
    const std::vector<double> widths = share(block.widths);
    Row head;
    for (const std::string& column : block.columns) head.cells.push_back({{{column, true}}});
    const Strip header = row(head, widths, Colour{0.89, 0.92, 0.94}, true);
    headers_.push_back(header);
    add(header);
    for (const RowGroup& group : block.groups) {
      if (!group.title.empty()) add(row({{{{{group.title, true}}}}}, {kInner}, Colour{0.95, 0.95, 0.95}, true));
      for (const Row& each : group.rows) add(row(each, widths, std::nullopt, false));
    }
  }

  [[nodiscard]] const std::vector<Strip>& strips() const { return strips_; }
  /// The head of a table, which a new sheet repeats.
  [[nodiscard]] const Strip& header(std::size_t table) const { return headers_[table - 1]; }

 private:
  void add(Strip strip) { strips_.push_back(std::move(strip)); }

  void heading(const Set& set, const char* tag, double before, bool ruled) {
    add({set.height + (ruled ? 2 : 0), before, true, 0, [set, tag, ruled](cairo_t* cairo, double y) {
           tagged(cairo, tag, "", [&] { show(cairo, set, kMargin, y, kHead); });
           if (!ruled) return;
           colour(cairo, kHead);
           cairo_set_line_width(cairo, 0.8);
           cairo_move_to(cairo, kMargin, y + set.height + 1);
           cairo_line_to(cairo, kWidth - kMargin, y + set.height + 1);
           cairo_stroke(cairo);
         }});
  }

  static void list_item(cairo_t* cairo, const Set& set, double indent, double y, const std::string& id) {
    if (!id.empty()) tagged(cairo, CAIRO_TAG_DEST, fmt::format("name='{}' x={} y={}", id, kMargin, y), [] {});
    if (indent > 0) {
      constexpr double kDot = 1.3;
      constexpr double kFull = 6.2832;
      colour(cairo, kInk);
      cairo_arc(cairo, kMargin + 3, y + kBodySize * 0.65, kDot, 0, kFull);
      cairo_fill(cairo);
    }
    tagged(cairo, "LBody", "", [&] { show(cairo, set, kMargin + indent, y, kInk); });
  }

  static std::vector<double> share(std::vector<double> widths) {
    const double all = std::accumulate(widths.begin(), widths.end(), 0.0);
    for (double& width : widths) width *= kInner / all;
    return widths;
  }

  Strip row(const Row& row, const std::vector<double>& widths, std::optional<Colour> fill, bool head) const {
    std::vector<Set> sets;
    std::vector<Look> looks;
    double height = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      looks.push_back(look(row.cells[i].tone));
      if (fill) looks.back().fill = fill;
      sets.push_back(typesetter_.set(row.cells[i].runs, widths[i] - 2 * kPadding, kTableSize, looks.back().strong));
      height = std::max(height, sets.back().height);
    }
    height += 2;
    const auto draw = [sets, looks, widths, height, head](cairo_t* cairo, double y) {
      double x = kMargin;
      tagged(cairo, "TR", "", [&] {
        for (std::size_t i = 0; i < sets.size(); ++i) {
          if (looks[i].fill) {
            colour(cairo, *looks[i].fill);
            cairo_rectangle(cairo, x, y, widths[i], height);
            cairo_fill(cairo);
          }
          colour(cairo, kRule);
          cairo_set_line_width(cairo, 0.4);
          cairo_rectangle(cairo, x, y, widths[i], height);
          cairo_stroke(cairo);
          tagged(cairo, head || i == 0 ? "TH" : "TD", "",
                 [&] { show(cairo, sets[i], x + kPadding, y + 1, looks[i].ink); });
          x += widths[i];
        }
      });
      x = kMargin;
      for (std::size_t i = 0; i < sets.size(); x += widths[i++]) links(cairo, sets[i], x + kPadding, y + 1);
    };
    // a head and the title of a group stay with what they are above
    return {height, 0, head, tables_, draw};
  }

  const Typesetter& typesetter_;
  std::vector<Strip> strips_;
  std::vector<Strip> headers_;
  std::size_t tables_ = 0;
};

struct Placed {
  const Strip* strip;
  double y;
};
using Sheet = std::vector<Placed>;

/// Deals the strips out to sheets. What stays with the next moves with it.
std::vector<Sheet> sheets(const Strips& all) {
  const std::vector<Strip>& strips = all.strips();
  std::vector<Sheet> out(1);
  double y = kTop;
  for (std::size_t i = 0; i < strips.size();) {
    std::size_t end = i + 1;
    while (strips[end - 1].with_next && end < strips.size()) ++end;
    double needed = 0;
    for (std::size_t k = i; k < end; ++k) needed += strips[k].before + strips[k].height;
    if (y + needed > kHeight - kBottom && !out.back().empty()) {
      out.emplace_back();
      y = kTop;
      if (i > 0 && strips[i].table != 0 && strips[i - 1].table == strips[i].table) {
        const Strip& header = all.header(strips[i].table);
        out.back().push_back({&header, y});
        y += header.height;
      }
    }
    for (; i < end; ++i) {
      if (!out.back().empty()) y += strips[i].before;
      out.back().push_back({&strips[i], y});
      y += strips[i].height;
    }
  }
  return out;
}

void draw(cairo_t* cairo, const Typesetter& typesetter, const Sheet& sheet, const std::string& footer) {
  std::size_t table = 0;
  for (const Placed& placed : sheet) {
    if (table != placed.strip->table) {
      if (table != 0) cairo_tag_end(cairo, "Table");
      table = placed.strip->table;
      if (table != 0) cairo_tag_begin(cairo, "Table", "");
    }
    placed.strip->draw(cairo, placed.y);
  }
  if (table != 0) cairo_tag_end(cairo, "Table");
  constexpr double kGap = 14;
  const double y = kHeight - kBottom + kGap;
  colour(cairo, kRule);
  cairo_set_line_width(cairo, 0.5);
  cairo_move_to(cairo, kMargin, y - 3);
  cairo_line_to(cairo, kWidth - kMargin, y - 3);
  cairo_stroke(cairo);
  show(cairo, typesetter.set({{footer}}, kInner, kSmallSize), kMargin, y, kInk);
}

cairo_status_t append(void* out, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string page_pdf(const Page& page) {
  std::string out;
  const Surface surface(cairo_pdf_surface_create_for_stream(append, &out, kWidth, kHeight));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, page.title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Consilium " CONSILIUM_VERSION);
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, (page.created + "T00:00:00Z").c_str());
  const Typesetter typesetter;
  Strips strips(typesetter);
  strips.title(page.title);
  for (const Block& block : page.blocks) std::visit(strips, block);
  const std::vector<Sheet> all = sheets(strips);
  const Cairo cairo(cairo_create(surface.get()));
  for (std::size_t i = 0; i < all.size(); ++i) {
    draw(cairo.get(), typesetter, all[i], fmt::format("{} · page {} of {}", page.footer, i + 1, all.size()));
    cairo_show_page(cairo.get());
  }
  cairo_surface_finish(surface.get());
  for (const cairo_status_t status : {cairo_status(cairo.get()), cairo_surface_status(surface.get())}) {
    if (status != CAIRO_STATUS_SUCCESS)
      throw std::runtime_error(fmt::format("the PDF cannot be drawn: {}", cairo_status_to_string(status)));
  }
  return out;
}

}  // namespace consilium::report
