#include "knowledge/archive.hpp"

#include <cereal/archives/portable_binary.hpp>
#include <cereal/types/array.hpp>
#include <cereal/types/map.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <istream>
#include <sstream>
#include <streambuf>

namespace consilium::cql {

template <class Archive>
void serialize(Archive& archive, FeatureType& x) {
  archive(x.name, x.kind, x.values, x.unit, x.low, x.high, x.always_known);
}
template <class Archive>
void serialize(Archive& archive, Test& x) {
  archive(x.feature, x.relation, x.values, x.number);
}
template <class Archive>
void serialize(Archive& archive, Condition& x) {
  archive(x.kind, x.constant, x.test, x.definition, x.operands);
}

}  // namespace consilium::cql

namespace consilium::diagram {

template <class Archive>
void serialize(Archive& archive, Frozen::Edge& x) {
  archive(x.cells, x.child);
}
template <class Archive>
void serialize(Archive& archive, Frozen& x) {
  archive(x.variable, x.first, x.edges, x.arities);
}

}  // namespace consilium::diagram

namespace consilium::knowledge {

template <class Archive>
void serialize(Archive& archive, Place& x) {
  archive(x.file, x.line);
}
template <class Archive>
void serialize(Archive& archive, When& x) {
  archive(x.text, x.condition);
}
template <class Archive>
void serialize(Archive& archive, Derivation& x) {
  archive(x.what, x.of, x.outcome, x.best_response, x.intent, x.intent_not, x.ongoing);
}
template <class Archive>
void serialize(Archive& archive, Feature::Only& x) {
  archive(x.when, x.reason);
}
template <class Archive>
void serialize(Archive& archive, Feature& x) {
  archive(x.type, x.group, x.label, x.phrase, x.question, x.yes, x.no, x.value_labels, x.effort, x.codes, x.special,
          x.special_label, x.absent, x.only, x.derivation, x.place);
}
template <class Archive>
void serialize(Archive& archive, Progression& x) {
  archive(x.feature, x.values, x.becomes);
}
template <class Archive>
void serialize(Archive& archive, FeatureGroup& x) {
  archive(x.id, x.label);
}
template <class Archive>
void serialize(Archive& archive, InterventionGroup& x) {
  archive(x.id, x.label, x.purpose);
}
template <class Archive>
void serialize(Archive& archive, Intervention& x) {
  archive(x.id, x.label, x.group, x.parent, x.codes);
}
template <class Archive>
void serialize(Archive& archive, Definition& x) {
  archive(x.name, x.tags, x.when, x.source, x.place);
}
template <class Archive>
void serialize(Archive& archive, Constraint& x) {
  archive(x.name, x.reason, x.when, x.place);
}
template <class Archive>
void serialize(Archive& archive, Classification::Value& x) {
  archive(x.id, x.label, x.when);
}
template <class Archive>
void serialize(Archive& archive, Classification& x) {
  archive(x.id, x.label, x.values);
}
template <class Archive>
void serialize(Archive& archive, Source& x) {
  archive(x.id, x.title, x.short_title, x.kind, x.doi, x.file, x.scope, x.published, x.reported_in, x.strengths,
          x.certainties);
}
template <class Archive>
void serialize(Archive& archive, Printed& x) {
  archive(x.text, x.number);
}
template <class Archive>
void serialize(Archive& archive, Endpoint& x) {
  archive(x.name, x.arm, x.group, x.value, x.unit, x.interval, x.range, x.p, x.source, x.note, x.place);
}
template <class Archive>
void serialize(Archive& archive, Arm& x) {
  archive(x.id, x.label, x.n, x.interventions);
}
template <class Archive>
void serialize(Archive& archive, Mention& x) {
  archive(x.source, x.locator, x.progress);
}
template <class Archive>
void serialize(Archive& archive, Study& x) {
  archive(x.id, x.name, x.registration, x.design, x.population, x.when, x.beyond, x.n, x.n_note, x.arms, x.endpoints,
          x.mentions, x.progress, x.discrepancy, x.place);
}
template <class Archive>
void serialize(Archive& archive, Figure& x) {
  archive(x.title, x.axis, x.endpoints, x.units);
}
template <class Archive>
void serialize(Archive& archive, Dose& x) {
  archive(x.drug, x.amount, x.unit, x.times_a_day, x.days, x.note, x.source);
}
template <class Archive>
void serialize(Archive& archive, Detail& x) {
  archive(x.what, x.value, x.unit, x.note, x.source);
}
template <class Archive>
void serialize(Archive& archive, Contraindication& x) {
  archive(x.what, x.relative, x.when, x.source);
}
template <class Archive>
void serialize(Archive& archive, Regimen::Citation& x) {
  archive(x.source, x.locator);
}
template <class Archive>
void serialize(Archive& archive, Regimen& x) {
  archive(x.id, x.name, x.interventions, x.doses, x.schedule, x.toxicities, x.precautions, x.contraindications,
          x.stated_in, x.discrepancy, x.place);
}
template <class Archive>
void serialize(Archive& archive, Option& x) {
  archive(x.intervention, x.stance, x.note, x.when);
}
template <class Archive>
void serialize(Archive& archive, Statement& x) {
  archive(x.id, x.source, x.locator, x.text, x.kind, x.when, x.options, x.strength, x.certainty, x.discrepancy,
          x.evidence, x.limits, x.place);
}
template <class Archive>
void serialize(Archive& archive, Lapse& x) {
  archive(x.least, x.most, x.unit, x.at_least);
}
template <class Archive>
void serialize(Archive& archive, Timing::Phase& x) {
  archive(x.every, x.until);
}
template <class Archive>
void serialize(Archive& archive, Timing& x) {
  archive(x.statement, x.of, x.after, x.phases, x.once, x.before, x.within, x.occasion, x.provided, x.ends, x.place);
}
template <class Archive>
void serialize(Archive& archive, Content& x) {
  archive(x.title, x.version, x.notice, x.feature_groups, x.features, x.intervention_groups, x.interventions,
          x.definitions, x.constraints, x.classifications, x.progression, x.sources, x.studies, x.figure, x.regimens,
          x.statements, x.timings);
}
template <class Archive>
void serialize(Archive& archive, Cut& x) {
  archive(x.value, x.after);
}
template <class Archive>
void serialize(Archive& archive, CellMap& x) {
  archive(x.kind_, x.low_, x.high_, x.size_, x.has_special_, x.cuts_);
}
template <class Archive>
void serialize(Archive& archive, Decision& x) {
  archive(x.condition, x.true_where, x.false_where, x.support, x.components);
}
template <class Archive>
void serialize(Archive& archive, Component& x) {
  archive(x.root, x.constraints, x.features);
}
template <class Archive>
void serialize(Archive& archive, Voice::Level& x) {
  archive(x.strength, x.certainty, x.decision);
}
template <class Archive>
void serialize(Archive& archive, Voice::Part& x) {
  archive(x.statement, x.option);
}
template <class Archive>
void serialize(Archive& archive, Voice& x) {
  archive(x.intervention, x.source, x.levels, x.parts);
}
template <class Archive>
void serialize(Archive& archive, StatementDecisions& x) {
  archive(x.when, x.options);
}
template <class Archive>
void serialize(Archive& archive, Base& x) {
  archive(x.content, x.fingerprint, x.cells, x.variable_of, x.feature_of, x.diagrams, x.decisions, x.statements,
          x.populations, x.contraindications, x.classifications, x.voices, x.components);
}

namespace {

/// Reads the bytes where they are; a string stream would copy them first.
class Bytes : public std::streambuf {
 public:
  explicit Bytes(std::string_view bytes) {
    char* begin = const_cast<char*>(bytes.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast): only read from
    setg(begin, begin, begin + bytes.size());
  }
};

}  // namespace

std::string to_bytes(const Base& base) {
  std::ostringstream stream;
  cereal::PortableBinaryOutputArchive{stream}(base);
  return stream.str();
}

Base from_bytes(std::string_view bytes) {
  Bytes buffer(bytes);
  std::istream stream(&buffer);
  Base base;
  cereal::PortableBinaryInputArchive{stream}(base);
  return base;
}

}  // namespace consilium::knowledge
