#include "report/regimen_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/words.hpp"

namespace consilium::report {
namespace {

using inquiry::Met;
using knowledge::Contraindication;
using knowledge::Detail;
using knowledge::Dose;
using knowledge::Regimen;
using Look = Text::Look;

std::string ends(const std::vector<knowledge::Printed>& values) {
  return values.size() == 2 ? fmt::format("{} to {}", values[0].text, values[1].text) : values[0].text;
}

std::string dose_unit(const Dose& dose) {
  if (dose.unit == "mg/m2") return "mg/m²";
  return dose.unit == "10*6.[IU]" ? "million IU" : dose.unit;
}

/// "1370 mg".
std::string milligrams(const std::vector<double>& values) {
  return values.size() == 2 ? fmt::format("{:.0f} to {:.0f} mg", values[0], values[1])
                            : fmt::format("{:.0f} mg", values[0]);
}

class Writer {
 public:
  Writer(const knowledge::Base& base, const Regimen& regimen, const RegimenFor& whom, Text& text)
      : content_(base.content), regimen_(regimen), whom_(whom), text_(text) {}

  void run() {
    text_.gap();
    text_.row("", regimen_.name, fmt::format("regimen, {}:{}", regimen_.place.file, regimen_.place.line), Look::Strong);
    surface();
    doses();
    details("SCHEDULE", regimen_.schedule);
    contraindications();
    details("PRECAUTIONS", regimen_.precautions);
    details("TOXICITIES", regimen_.toxicities);
    if (!regimen_.discrepancy.empty()) {
      text_.gap();
      text_.paragraph("  discrepancy  ", regimen_.discrepancy, Look::Warning);
    }
    text_.heading("STATED IN");
    for (const Regimen::Citation& citation : regimen_.stated_in)
      text_.paragraph(fmt::format("  {}: ", content_.sources[citation.source].short_title), citation.locator);
  }

 private:
  [[nodiscard]] bool by_surface() const {
    return std::any_of(regimen_.doses.begin(), regimen_.doses.end(), [](const Dose& d) { return d.by_surface(); });
  }

  void surface() {
    if (!whom_.person) return;
    text_.heading(fmt::format("BODY SURFACE AT {} CM AND {} KG", whom_.person->height_cm, whom_.person->weight_kg));
    text_.row("  ", "Du Bois and Du Bois 1916", fmt::format("{:.2f} m²", inquiry::du_bois(*whom_.person)));
    text_.row("  ", "Mosteller 1987", fmt::format("{:.2f} m²", inquiry::mosteller(*whom_.person)));
    if (!by_surface()) text_.paragraph("  ", "No stated dose of this regimen goes by body surface.");
  }

  void doses() {
    text_.heading("DOSES");
    if (regimen_.doses.empty()) text_.paragraph("  ", "No document here states a dose.");
    for (const Dose& dose : regimen_.doses) {
      text_.row("  ", dose.drug, fmt::format("[{}]", content_.sources[dose.source].id), Look::Strong);
      text_.paragraph("    ", words(dose));
      if (!dose.note.empty()) text_.paragraph("    ", dose.note);
      if (whom_.person && dose.by_surface()) computed(dose);
    }
    if (whom_.person && by_surface()) {
      text_.paragraph("  ",
                      "Computed to the milligram; not rounded to what a tablet or vial holds, and not adapted to organ "
                      "function or earlier toxicity.",
                      Look::Faint);
    }
  }

  void computed(const Dose& dose) {
    const auto first = inquiry::computed(dose, inquiry::du_bois(*whom_.person));
    const auto second = inquiry::computed(dose, inquiry::mosteller(*whom_.person));
    const auto line = [&](std::string_view what, const std::vector<double>& a, const std::vector<double>& b) {
      if (a.empty()) return;
      text_.paragraph(fmt::format("    {:<10}", what),
                      fmt::format("{} (Du Bois), {} (Mosteller)", milligrams(a), milligrams(b)), Look::Good);
    };
    line("one dose", first.single, second.single);
    if (dose.times_a_day > 1) line("a day", first.daily, second.daily);
    line("a cycle", first.per_cycle, second.per_cycle);
  }

  void details(std::string_view title, const std::vector<Detail>& list) {
    if (list.empty()) return;
    text_.heading(title);
    for (const Detail& detail : list) {
      std::string line = detail.what;
      if (const std::string value = words(detail); !value.empty()) line += ": " + value;
      if (!detail.note.empty()) line += fmt::format(" ({})", detail.note);
      text_.paragraph("  ", fmt::format("{} [{}]", line, content_.sources[detail.source].id));
    }
  }

  void contraindications() {
    if (regimen_.contraindications.empty()) return;
    text_.heading("CONTRAINDICATIONS STATED");
    for (std::size_t i = 0; i < regimen_.contraindications.size(); ++i) {
      const Contraindication& c = regimen_.contraindications[i];
      const std::string line =
          fmt::format("{}{} [{}]", c.what, c.relative ? " (relative)" : "", content_.sources[c.source].id);
      if (!whom_.met) {
        text_.paragraph("  ", line);
        continue;
      }
      const auto met =
          std::find_if(whom_.met->begin(), whom_.met->end(), [i](const Met& m) { return m.contraindication == i; });
      if (met == whom_.met->end()) {
        text_.paragraph("  ? look yourself: ", line, Look::Strong);
      } else {
        verdict(*met, line);
      }
    }
  }

  void verdict(const Met& met, std::string line) {
    std::vector<std::string> open;
    for (const auto feature : met.depends_on) open.push_back(lower_first(content_.features[feature].label));
    if (!open.empty()) line += fmt::format("; not stated: {}", fmt::join(open, ", "));
    const bool is = met.status == advice::Status::Applies;
    const bool may = met.status == advice::Status::Possible;
    text_.paragraph(fmt::format("  {} {}: ",
                                is    ? "!"
                                : may ? "?"
                                      : "-",
                                met_words(met.status)),
                    line,
                    is    ? Look::Bad
                    : may ? Look::Strong
                          : Look::Plain);
  }

  const knowledge::Content& content_;
  const Regimen& regimen_;
  const RegimenFor& whom_;
  Text& text_;
};

}  // namespace

std::string words(const Dose& dose) {
  std::string out = fmt::format("{} {}", ends(dose.amount), dose_unit(dose));
  if (dose.times_a_day == 1) out += " once a day";
  if (dose.times_a_day == 2) out += " twice a day";
  if (dose.times_a_day > 2) out += fmt::format(" {} times a day", dose.times_a_day);
  if (!dose.days.empty()) out += fmt::format(", days {} to {}", dose.days[0], dose.days[1]);
  return out;
}

std::string words(const Detail& detail) {
  return detail.value.empty() ? "" : ends(detail.value) + unit_words(detail.unit);
}

std::string_view met_words(advice::Status status) {
  switch (status) {
    case advice::Status::Applies:
      return "met";
    case advice::Status::Possible:
      return "open";
    case advice::Status::Excluded:
      return "not met";
  }
  return {};
}

void regimen_text(const knowledge::Base& base, const Regimen& regimen, const RegimenFor& whom, Text& text) {
  Writer(base, regimen, whom, text).run();
}

}  // namespace consilium::report
