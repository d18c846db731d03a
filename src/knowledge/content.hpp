// What the authors of the knowledge base wrote, after every check that needs no diagram.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cql/check.hpp"
#include "knowledge/evidence.hpp"
#include "knowledge/place.hpp"
#include "knowledge/regimen.hpp"
#include "knowledge/timing.hpp"

namespace consilium::knowledge {

/// What it takes to find a fact out, from easy to hard.
enum class Effort : std::uint8_t { Chart, Question, Blood, Imaging, Biopsy };
[[nodiscard]] const std::vector<std::string>& effort_words();

/// The words of `outcome`, `best_response` and `intent` of a treatment.
[[nodiscard]] const std::vector<std::string>& outcome_words();
[[nodiscard]] const std::vector<std::string>& response_words();
[[nodiscard]] const std::vector<std::string>& intent_words();

/// How a feature follows from the treatments or the date of a case; see docs/authoring.md.
struct Derivation {
  /// AsOf is the date of the decision as a number, 20250731: it follows from `as_of`, not from the treatments.
  enum class What : std::uint8_t { Any, Count, MonthsSinceEnd, Cycles, DiseaseControlMonths, AsOf };
  What what = What::Any;
  std::vector<InterventionIndex> of;
  std::vector<std::string> outcome;
  std::vector<std::string> best_response;
  std::vector<std::string> intent;
  std::vector<std::string> intent_not;
  std::optional<bool> ongoing;
};

struct Feature {
  cql::FeatureType type;
  std::string group;
  std::string label;
  std::string phrase;  ///< how a fact is said, `{}` for the value in words; empty = the label, then the value
  std::string question;
  std::string yes;  ///< the fact in words, for booleans
  std::string no;
  std::vector<std::string> value_labels;  ///< for codes
  Effort effort = Effort::Chart;
  std::map<std::string, std::string> codes;  ///< code system -> code
  /// The one value of a number that is no number ("not_counted"); empty = none.
  std::string special;
  std::string special_label;
  std::string absent;  ///< the value taken when the case does not say; empty = unknown
  /// Where the feature has a value at all: a gastric type only in the stomach. Elsewhere it has none, which is one more
  /// cell. Stating a value says that the condition holds.
  struct Only {
    When when;
    std::string reason;
  };
  std::optional<Only> only;
  std::optional<Derivation> derivation;
  Place place;

  [[nodiscard]] const std::string& id() const { return type.name; }
  [[nodiscard]] bool is_date() const { return derivation && derivation->what == Derivation::What::AsOf; }
};

struct FeatureGroup {
  std::string id;
  std::string label;
};

/// What a group of interventions is for. What makes known is asked for before what treats.
enum class Purpose : std::uint8_t { Treatment, WorkUp, FollowUp };
[[nodiscard]] const std::vector<std::string>& purpose_words();

struct InterventionGroup {
  std::string id;
  std::string label;
  Purpose purpose = Purpose::Treatment;
};

struct Intervention {
  std::string id;
  std::string label;
  std::uint32_t group = 0;
  std::optional<InterventionIndex> parent;  ///< the broader intervention (`is`)
  std::map<std::string, std::string> codes;
};

/// A named condition of a concept library.
struct Definition {
  std::string name;
  cql::Tags tags;
  When when;
  std::optional<SourceIndex> source;  ///< seen by this source only
  Place place;
};

struct Constraint {
  std::string name;
  std::string reason;
  When when;
  Place place;
};

struct Classification {
  struct Value {
    std::string id;
    std::string label;
    When when;
  };
  std::string id;
  std::string label;
  std::vector<Value> values;
};

/// What progression on a treatment does to a stated fact. A feature without a rule keeps its value.
struct Progression {
  FeatureIndex feature = 0;
  cql::ValueSet values = 0;  ///< of these a stated value stays (none: it always becomes unknown)
  bool becomes = false;      ///< instead, the feature has one of `values` afterwards, whatever it had
};

struct Source {
  std::string id;
  std::string title;
  std::string short_title;
  std::string kind;
  std::string doi;
  std::string file;
  std::string scope;
  std::string published;  ///< the date of the document, as coarse as it is stated
  std::vector<std::string> reported_in;
  std::vector<std::string> strengths;    ///< strongest first
  std::vector<std::string> certainties;  ///< best first
};

enum class Stance : std::uint8_t { For, Against, Caution, NoConsensus };
[[nodiscard]] const std::vector<std::string>& stance_words();

struct Option {
  InterventionIndex intervention = 0;
  Stance stance = Stance::For;
  std::string note;
  std::optional<When> when;  ///< in addition to the condition of the statement
};

struct Statement {
  std::string id;
  SourceIndex source = 0;
  std::string locator;
  std::string text;
  std::string kind;  ///< "recommendation", or what it is instead
  When when;
  std::vector<Option> options;
  std::optional<std::uint32_t> strength;  ///< index into the scale of the source; smaller is stronger
  std::optional<std::uint32_t> certainty;
  std::string discrepancy;
  std::vector<std::string> evidence;
  std::vector<std::string> limits;
  Place place;
};

/// The kinds of a statement that has no options.
[[nodiscard]] const std::vector<std::string>& information_kinds();

struct Content {
  std::string title;
  std::string version;
  std::string notice;
  std::vector<FeatureGroup> feature_groups;
  std::vector<Feature> features;
  std::vector<InterventionGroup> intervention_groups;
  std::vector<Intervention> interventions;
  std::vector<Definition> definitions;
  std::vector<Constraint> constraints;
  std::vector<Classification> classifications;
  std::vector<Progression> progression;
  std::vector<Source> sources;
  std::vector<Study> studies;
  Figure figure;
  std::vector<Regimen> regimens;
  std::vector<Statement> statements;  ///< in the order of the sources, then of their documents
  std::vector<Timing> timings;

  [[nodiscard]] std::optional<FeatureIndex> feature(std::string_view id) const;
  [[nodiscard]] std::optional<InterventionIndex> intervention(std::string_view id) const;
  [[nodiscard]] std::optional<SourceIndex> source(std::string_view id) const;
  [[nodiscard]] std::optional<StatementIndex> statement(std::string_view id) const;
  [[nodiscard]] std::optional<StudyIndex> study(std::string_view id) const;
  [[nodiscard]] std::optional<RegimenIndex> regimen(std::string_view id) const;
  [[nodiscard]] std::vector<std::string> feature_ids() const;
  [[nodiscard]] std::vector<std::string> intervention_ids() const;
  [[nodiscard]] Purpose purpose(InterventionIndex intervention) const {
    return intervention_groups[interventions[intervention].group].purpose;
  }
  /// Is `a` the intervention `b` or a member of it?
  [[nodiscard]] bool belongs_to(InterventionIndex a, InterventionIndex b) const;
  /// For `tests_of` and `kleene`: the conditions of the definitions, by their index.
  [[nodiscard]] std::vector<const cql::Condition*> definition_conditions() const;
};

/// SHA-256 of the clinical content in canonical form, in hexadecimal: the same for the same content, however the files
/// are laid out, commented or ordered within a line. Vignettes are tests and do not count.
[[nodiscard]] std::string fingerprint(const Content& content);

}  // namespace consilium::knowledge
