#include "report/show_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "advice/residual.hpp"
#include "report/evidence_text.hpp"
#include "report/figure.hpp"
#include "report/follow_up_words.hpp"
#include "report/regimen_text.hpp"
#include "report/words.hpp"

namespace consilium::report {
namespace {

using knowledge::Stance;
using Look = Text::Look;

class Writer {
 public:
  Writer(const knowledge::Base& base, const Style& style)
      : base_(base), content_(base.content), style_(style), text_(style) {}

  std::string contents() {
    text_.paragraph("", content_.title, Look::Strong);
    text_.paragraph("", fmt::format("version {}, SHA-256 {}", content_.version, base_.fingerprint));
    text_.heading("Sources");
    for (knowledge::SourceIndex i = 0; i < content_.sources.size(); ++i) {
      const auto statements = std::count_if(content_.statements.begin(), content_.statements.end(),
                                            [i](const auto& s) { return s.source == i; });
      text_.row("  ", fmt::format("{:<18} {}", content_.sources[i].id, content_.sources[i].short_title),
                fmt::format("{} statements", statements));
    }
    text_.heading("Features");
    for (const knowledge::FeatureGroup& group : content_.feature_groups) {
      const auto features = std::count_if(content_.features.begin(), content_.features.end(),
                                          [&](const auto& f) { return f.group == group.id; });
      text_.row("  ", fmt::format("{:<18} {}", group.id, group.label), fmt::format("{} features", features));
    }
    text_.heading("Interventions");
    for (std::size_t i = 0; i < content_.intervention_groups.size(); ++i) {
      const auto members = std::count_if(content_.interventions.begin(), content_.interventions.end(),
                                         [i](const auto& x) { return x.group == i; });
      const auto& group = content_.intervention_groups[i];
      text_.row("  ", fmt::format("{:<18} {}", group.id, group.label), fmt::format("{} interventions", members));
    }
    text_.gap();
    text_.paragraph(
        "",
        fmt::format(
            "{} studies (consilium show evidence), {} regimens, {} definitions, {} constraints. Show any of them by "
            "its id or name: consilium show prrt",
            content_.studies.size(), content_.regimens.size(), content_.definitions.size(),
            content_.constraints.size()));
    return text_.str();
  }

  std::string show(const std::string& name) {
    if (const auto i = content_.source(name)) source(*i);
    if (const auto i = content_.statement(name)) statement(content_.statements[*i]);
    if (const auto i = content_.study(name)) study_text(base_, content_.studies[*i], text_);
    if (name == "evidence") evidence();
    if (const auto i = content_.intervention(name)) intervention(*i);
    if (const auto i = content_.regimen(name)) regimen_text(base_, content_.regimens[*i], {}, text_);
    if (const auto i = content_.feature(name)) feature(*i);
    for (std::size_t i = 0; i < content_.feature_groups.size(); ++i) {
      if (content_.feature_groups[i].id == name) feature_group(content_.feature_groups[i]);
    }
    for (std::size_t i = 0; i < content_.intervention_groups.size(); ++i) {
      if (content_.intervention_groups[i].id == name) intervention_group(i);
    }
    for (const knowledge::Definition& definition : content_.definitions) {
      const auto id = definition.tags.find("id");
      if (definition.name == name || (id != definition.tags.end() && id->second == name)) this->definition(definition);
    }
    for (const knowledge::Constraint& constraint : content_.constraints) {
      if (constraint.name == name) this->constraint(constraint);
    }
    return text_.str();
  }

 private:
  void title(const std::string& id, const std::string& kind, const knowledge::Place& place) {
    text_.gap();
    text_.row("", id, place.file.empty() ? kind : fmt::format("{}, {}:{}", kind, place.file, place.line), Look::Strong);
  }
  void field(std::string_view name, const std::string& value) {
    if (!value.empty()) text_.paragraph(fmt::format("  {:<12}", name), value);
  }
  void codes(const std::map<std::string, std::string>& codes) {
    for (const auto& [system, code] : codes) field(system, code);
  }

  void source(knowledge::SourceIndex index) {
    const knowledge::Source& source = content_.sources[index];
    title(source.id, "source", {});
    field("title", source.title);
    field("kind", source.kind);
    field("scope", source.scope);
    field("doi", source.doi);
    field("published", source.published);
    field("strength", fmt::format("{}", fmt::join(source.strengths, " > ")));
    field("certainty", fmt::format("{}", fmt::join(source.certainties, " > ")));
    text_.gap();
    for (const knowledge::Statement& statement : content_.statements) {
      if (statement.source == index) text_.paragraph(fmt::format("  {:<20} ", statement.id), statement.text);
    }
  }

  void statement(const knowledge::Statement& statement) {
    const knowledge::Source& source = content_.sources[statement.source];
    title(statement.id, statement.kind, statement.place);
    field("source", source.short_title + ": " + source.title);
    field("locator", statement.locator);
    field("statement", statement.text);
    field("strength", statement.strength ? source.strengths[*statement.strength] : "");
    field("certainty", statement.certainty ? source.certainties[*statement.certainty] : "");
    field("when", statement.when.text);
    for (const knowledge::Option& option : statement.options) {
      field(knowledge::stance_words()[static_cast<std::size_t>(option.stance)],
            fmt::format("{}{}{}", content_.interventions[option.intervention].label,
                        option.when ? ", when " + option.when->text : "",
                        option.note.empty() ? "" : " (" + option.note + ")"));
    }
    for (const knowledge::Timing& timing : content_.timings) {
      if (&content_.statements[timing.statement] == &statement) field("timing", words(timing, content_));
    }
    field("in words",
          condition_words(base_, static_cast<knowledge::StatementIndex>(&statement - content_.statements.data())));
    field("discrepancy", statement.discrepancy);
    field("evidence", fmt::format("{}", fmt::join(statement.evidence, ", ")));
  }

  void intervention(knowledge::InterventionIndex index) {
    const knowledge::Intervention& intervention = content_.interventions[index];
    title(intervention.id, "intervention", {});
    field("label", intervention.label);
    field("group", content_.intervention_groups[intervention.group].label);
    if (intervention.parent) field("is", content_.interventions[*intervention.parent].label);
    codes(intervention.codes);
    for (const knowledge::Voice& voice : base_.voices) {
      if (voice.intervention != index) continue;
      text_.gap();
      text_.paragraph("  ", content_.sources[voice.source].short_title, Look::Strong);
      for (const knowledge::Voice::Part& part : voice.parts) {
        const knowledge::Statement& statement = content_.statements[part.statement];
        const std::string& stance =
            knowledge::stance_words()[static_cast<std::size_t>(statement.options[part.option].stance)];
        text_.paragraph(fmt::format("    {:<8} {:<16} ", stance, statement.id), statement.text);
      }
    }
    const auto studies = studies_of(content_, index);
    if (studies.empty()) return;
    text_.gap();
    text_.paragraph("  ", "Studies", Look::Strong);
    for (const knowledge::StudyIndex study : studies)
      text_.row("    ", fmt::format("{:<28} {}", content_.studies[study].id, content_.studies[study].name), "");
    figure_text(figure(content_, studies, index), style_, text_);
  }

  /// Every study, in the order of the files.
  void evidence() {
    title("evidence", "studies", {});
    for (const knowledge::Study& study : content_.studies) {
      const std::string n = study.n ? fmt::format("n = {}", *study.n) : "";
      text_.row("  ", fmt::format("{:<28} {}", study.id, study.name), n);
    }
  }

  void feature(knowledge::FeatureIndex index) {
    const knowledge::Feature& feature = content_.features[index];
    title(feature.id(), "feature", feature.place);
    field("label", feature.label);
    field("question", feature.question);
    switch (feature.type.kind) {
      case cql::FeatureType::Kind::Boolean:
        field("true", feature.yes);
        field("false", feature.no);
        break;
      case cql::FeatureType::Kind::Code:
        for (std::size_t i = 0; i < feature.type.values.size(); ++i)
          field(feature.type.values[i], feature.value_labels[i]);
        break;
      case cql::FeatureType::Kind::Number:
        field("unit", feature.type.unit);
        field("range", fmt::format("{} to {}", feature.type.low, feature.type.high));
        cells(index);
        break;
    }
    if (!feature.special.empty()) field(feature.special, feature.special_label);
    if (!feature.absent.empty()) field("absent", feature.absent + " is assumed when the case does not say");
    if (feature.only) field("only", fmt::format("{} ({})", feature.only->when.text, feature.only->reason));
    field("effort", feature.derivation ? "follows from the treatments"
                                       : knowledge::effort_words()[static_cast<std::size_t>(feature.effort)]);
    codes(feature.codes);
    std::vector<std::string> users;
    for (std::size_t s = 0; s < content_.statements.size(); ++s) {
      const auto& support = base_.decisions[base_.statements[s].when].support;
      if (std::find(support.begin(), support.end(), index) != support.end()) users.push_back(content_.statements[s].id);
    }
    field("decides", fmt::format("{}", fmt::join(users, ", ")));
  }

  void cells(knowledge::FeatureIndex index) {
    const knowledge::CellMap& map = base_.cells[index];
    std::vector<std::string> out;
    for (const knowledge::Interval& i : all_intervals(map)) {
      out.push_back(i.low == i.high
                        ? fmt::format("{{{}}}", i.low)
                        : fmt::format("{}{}, {}{}", i.low_open ? '(' : '[', i.low, i.high, i.high_open ? ')' : ']'));
    }
    field("cells", fmt::format("{}", fmt::join(out, " ")));
  }
  static std::vector<knowledge::Interval> all_intervals(const knowledge::CellMap& map) {
    std::vector<knowledge::Interval> out;
    for (std::size_t cell = 0; cell <= map.cuts().size(); ++cell) out.push_back(map.interval(cell));
    return out;
  }

  void feature_group(const knowledge::FeatureGroup& group) {
    title(group.id, "features", {});
    for (const knowledge::Feature& feature : content_.features) {
      if (feature.group == group.id) text_.paragraph(fmt::format("  {:<34} ", feature.id()), feature.label);
    }
  }
  void intervention_group(std::size_t index) {
    title(content_.intervention_groups[index].id, "interventions", {});
    for (const knowledge::Intervention& intervention : content_.interventions) {
      if (intervention.group == index) text_.paragraph(fmt::format("  {:<34} ", intervention.id), intervention.label);
    }
  }

  void definition(const knowledge::Definition& definition) {
    title(definition.name, "definition", definition.place);
    for (const auto& [tag, value] : definition.tags) field(tag, value);
    if (definition.source) field("source", content_.sources[*definition.source].short_title);
    field("condition", definition.when.text);
  }
  void constraint(const knowledge::Constraint& constraint) {
    title(constraint.name, "constraint", constraint.place);
    field("reason", constraint.reason);
    field("condition", constraint.when.text);
  }

  const knowledge::Base& base_;
  const knowledge::Content& content_;
  Style style_;
  Text text_;
};

}  // namespace

std::string contents_text(const knowledge::Base& base, const Style& style) { return Writer(base, style).contents(); }
std::string show_text(const knowledge::Base& base, const std::string& name, const Style& style) {
  return Writer(base, style).show(name);
}

std::optional<FigurePlot> shown_figure(const knowledge::Base& base, const std::string& name) {
  const knowledge::Content& content = base.content;
  std::vector<knowledge::StudyIndex> studies;
  const auto intervention = content.intervention(name);
  if (intervention) studies = studies_of(content, *intervention);
  if (const auto study = content.study(name)) studies = {*study};
  if (name == "evidence") {
    for (knowledge::StudyIndex i = 0; i < content.studies.size(); ++i) studies.push_back(i);
  }
  FigurePlot plot = figure(content, studies, intervention);
  return plot.sections.empty() ? std::nullopt : std::optional(std::move(plot));
}

std::vector<std::string> shown_names(const knowledge::Base& base) {
  const knowledge::Content& content = base.content;
  std::vector<std::string> out = content.feature_ids();
  for (const std::string& id : content.intervention_ids()) out.push_back(id);
  for (const auto& group : content.feature_groups) out.push_back(group.id);
  for (const auto& group : content.intervention_groups) out.push_back(group.id);
  for (const auto& source : content.sources) out.push_back(source.id);
  for (const auto& statement : content.statements) out.push_back(statement.id);
  for (const auto& study : content.studies) out.push_back(study.id);
  if (!content.studies.empty()) out.emplace_back("evidence");
  for (const auto& regimen : content.regimens) {
    if (!content.intervention(regimen.id)) out.push_back(regimen.id);
  }
  for (const auto& definition : content.definitions) out.push_back(definition.name);
  for (const auto& constraint : content.constraints) out.push_back(constraint.name);
  return out;
}

}  // namespace consilium::report
