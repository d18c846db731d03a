// Random patients with the answers of exact reasoning, for other engines to be held against.
// Usage: witness_cases COUNT SEED; prints JSON lines.
//   first   {"features": [{"id", "kind"}], "sources": [{"id", "columns": [name]}]}
//   then    {"complete": bool, "facts": [value or null, by feature],
//            "exact": "10?…" and "kleene": "10?…" by source, a character each column: true, false, open}
// Half of the patients are complete; of the others a fifth of the facts is missing.
#include <fmt/format.h>

#include <bit>
#include <boost/json.hpp>
#include <cmath>
#include <cstdlib>
#include <iostream>

#include "advice/decisions.hpp"
#include "cql/kleene.hpp"
#include "knowledge/embedded.hpp"
#include "support/patients.hpp"
#include "translate/parts.hpp"

namespace {

using consilium::advice::Facts;
using consilium::advice::Status;
using consilium::diagram::Cells;
using consilium::knowledge::Base;
using consilium::knowledge::Feature;
using consilium::knowledge::FeatureIndex;
using consilium::test::Random;
namespace advice = consilium::advice;
namespace cql = consilium::cql;
namespace json = boost::json;
namespace knowledge = consilium::knowledge;
namespace translate = consilium::translate;

char character(std::optional<bool> answer) { return !answer ? '?' : *answer ? '1' : '0'; }

std::optional<bool> known(Status status) {
  if (status == Status::Possible) return std::nullopt;
  return status == Status::Applies;
}

/// A number of the cell: one of its ends where they belong to it, so that thresholds are met, or one between.
double number_in(const knowledge::Interval& cell, Random& random) {
  if (!cell.low_open && random.chance(0.4)) return cell.low;
  if (!cell.high_open && random.chance(0.4)) return cell.high;
  const double middle = cell.low + (cell.high - cell.low) / 2;
  const double whole = std::floor(middle);
  return whole > cell.low ? whole : middle;
}

cql::Condition both(cql::Condition::Kind kind, cql::Condition left, cql::Condition right) {
  cql::Condition out;
  out.kind = kind;
  out.operands = {std::move(left), std::move(right)};
  return out;
}

class Witness {
 public:
  explicit Witness(const Base& base)
      : base_(base),
        parts_(translate::parts_of(base.content, {})),
        definitions_(base.content.definition_conditions()) {}

  json::object head() const {
    json::array features;
    for (const Feature& feature : base_.content.features) {
      static constexpr std::array<std::string_view, 3> kKinds = {"boolean", "code", "number"};
      features.push_back({{"id", feature.id()}, {"kind", kKinds[static_cast<std::size_t>(feature.type.kind)]}});
    }
    json::array sources;
    for (const translate::SourcePart& part : parts_.sources) {
      json::array columns;
      each_column(part, [&](const std::string& name, auto...) { columns.emplace_back(name); });
      sources.push_back({{"id", base_.content.sources[part.source].id}, {"columns", std::move(columns)}});
    }
    return {{"features", std::move(features)}, {"sources", std::move(sources)}};
  }

  json::object one(Random& random, bool complete) {
    std::vector<Cells> patient;
    do {
      patient = consilium::test::random_patient(random, base_);
    } while (complete && !says_what_pertains(patient));
    facts_ = advice::nothing_known(base_);
    json::array stated;
    for (FeatureIndex f = 0; f < base_.content.features.size(); ++f) {
      stated.push_back(state(f, patient[base_.variable_of[f]], complete ? 1 : 0.8, random));
    }
    advice::Decisions decisions(base_, facts_);
    if (!decisions.consistent()) throw std::logic_error("a patient that the constraints made contradicts them");
    narrow_what_does_not_pertain();
    json::array exact;
    json::array kleene;
    for (const translate::SourcePart& part : parts_.sources) {
      std::string by_source;
      std::string by_kleene;
      each_column(part, [&](const std::string&, knowledge::DecisionIndex decision, const cql::Condition& condition) {
        by_source += character(known(decisions.of(decision)));
        by_kleene += character(reference(condition));
      });
      exact.emplace_back(by_source);
      kleene.emplace_back(by_kleene);
    }
    return {{"complete", complete},
            {"facts", std::move(stated)},
            {"exact", std::move(exact)},
            {"kleene", std::move(kleene)}};
  }

 private:
  /// Visits the columns of a source in the order of its view.
  template <class Visit>
  void each_column(const translate::SourcePart& part, Visit visit) const {
    const auto& content = base_.content;
    for (const auto s : part.statements) {
      visit(content.statements[s].id, base_.statements[s].when, content.statements[s].when.condition);
    }
    const auto condition_of = [&](const translate::OptionPart& o) {
      const knowledge::Statement& statement = content.statements[o.statement];
      const auto& when = statement.options[o.option].when;
      if (!when) return statement.when.condition;
      return both(cql::Condition::Kind::And, statement.when.condition, when->condition);
    };
    for (const translate::OptionPart& o : part.options) {
      if (!content.statements[o.statement].options[o.option].when) continue;
      visit(o.name, base_.statements[o.statement].options[o.option], condition_of(o));
    }
    for (const translate::StancePart& stance : part.stances) {
      cql::Condition any = condition_of(part.options[stance.options.front()]);
      for (std::size_t i = 1; i < stance.options.size(); ++i) {
        any = both(cql::Condition::Kind::Or, std::move(any), condition_of(part.options[stance.options[i]]));
      }
      visit(stance.name, decision_of(part.source, stance), any);
    }
  }

  knowledge::DecisionIndex decision_of(knowledge::SourceIndex source, const translate::StancePart& stance) const {
    for (const knowledge::Voice& voice : base_.voices) {
      if (voice.source == source && voice.intervention == stance.intervention) {
        return voice.levels[static_cast<std::size_t>(stance.stance)].back().decision;
      }
    }
    throw std::logic_error("no voice says " + stance.name);
  }

  /// The answer to a condition by Kleene's logic, one cell or all of each feature being known.
  std::optional<bool> reference(const cql::Condition& condition) const {
    return cql::kleene(condition, definitions_, [&](const cql::Test& test) -> std::optional<bool> {
      const Cells allowed = facts_.allowed[base_.variable_of[test.feature]];
      const Cells yes = base_.cells[test.feature].of(test);
      if ((allowed & ~yes) == 0) return true;
      if ((allowed & yes) == 0) return false;
      return std::nullopt;
    });
  }

  /// A gastric tumour of which the type is known, and so on: in a complete case nothing that pertains is left out.
  bool says_what_pertains(const std::vector<Cells>& patient) {
    facts_.allowed = patient;
    for (FeatureIndex f = 0; f < base_.content.features.size(); ++f) {
      const Feature& feature = base_.content.features[f];
      if (feature.only && patient[base_.variable_of[f]] == base_.cells[f].special() &&
          reference(feature.only->when.condition) != false) {
        return false;
      }
    }
    return true;
  }

  /// Where a feature does not pertain, the translations take it as having no value.
  void narrow_what_does_not_pertain() {
    for (FeatureIndex f = 0; f < base_.content.features.size(); ++f) {
      const Feature& feature = base_.content.features[f];
      if (feature.only && reference(feature.only->when.condition) == false) {
        facts_.allowed[base_.variable_of[f]] = base_.cells[f].special();
      }
    }
  }

  /// What the table says of the feature, null for nothing; and that in `facts_`.
  json::value state(FeatureIndex f, Cells cell, double chance, Random& random) {
    const Feature& feature = base_.content.features[f];
    const knowledge::CellMap& cells = base_.cells[f];
    const bool special = cells.has_special() && cell == cells.special();
    if (special && feature.only) return nullptr;
    // What is assumed where nothing is said cannot be left unknown.
    if (feature.absent.empty() && !random.chance(chance)) return nullptr;
    facts_.allowed[base_.variable_of[f]] = cell;
    if (special && feature.absent == feature.special) return nullptr;
    if (special) return translate::special_number(feature);
    const auto index = static_cast<std::size_t>(std::countr_zero(cell));
    switch (feature.type.kind) {
      case cql::FeatureType::Kind::Boolean:
        return index == 1;
      case cql::FeatureType::Kind::Code:
        return json::string(feature.type.values[index]);
      default:
        return number_in(cells.interval(index), random);
    }
  }

  const Base& base_;
  translate::Parts parts_;
  std::vector<const cql::Condition*> definitions_;
  Facts facts_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: witness_cases COUNT SEED\n";
    return 2;
  }
  const auto base = knowledge::open("");
  Witness witness(*base);
  Random random(std::strtoull(argv[2], nullptr, 10));
  std::cout << witness.head() << '\n';
  for (std::uint64_t i = 0, count = std::strtoull(argv[1], nullptr, 10); i < count; ++i) {
    std::cout << witness.one(random, i % 2 == 0) << '\n';
  }
}
