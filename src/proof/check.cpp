#include "proof/check.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "advice/decisions.hpp"
#include "advice/history.hpp"
#include "document/fields.hpp"
#include "proof/vignettes.hpp"

namespace consilium::proof {
namespace {

using advice::Status;
using diagram::kFalse;
using diagram::kTrue;
using document::Value;
using knowledge::Decision;
using knowledge::FeatureIndex;
using knowledge::StatementIndex;

class Checker {
 public:
  Checker(const knowledge::Base& base, std::string directory)
      : base_(base), content_(base.content), directory_(std::move(directory)) {}

  Report run() {
    satisfiable();
    unused();
    for (knowledge::SourceIndex i = 0; i < content_.sources.size(); ++i) inventory(i);
    if (!content_.studies.empty()) evidence();
    vignettes();
    return std::move(report_);
  }

 private:
  void find(const knowledge::Place& place, std::string what) { report_.findings.push_back({place, std::move(what)}); }

  void satisfiable() {
    for (const knowledge::Component& component : base_.components) {
      if (component.root == kFalse)
        find(content_.constraints[component.constraints[0]].place, "no case satisfies these constraints together");
    }
    const advice::Facts nothing = advice::nothing_known(base_);
    advice::Decisions decisions(base_, nothing);
    if (!decisions.consistent()) return;
    for (StatementIndex i = 0; i < content_.statements.size(); ++i) {
      const knowledge::Statement& statement = content_.statements[i];
      const Status when = decisions.of(base_.statements[i].when);
      if (when == Status::Excluded) find(statement.place, fmt::format("{} can apply to no case", statement.id));
      if (when == Status::Applies) find(statement.place, fmt::format("{} applies to every case", statement.id));
      for (std::size_t o = 0; o < statement.options.size(); ++o) {
        if (decisions.of(base_.statements[i].options[o]) == Status::Excluded) {
          find(statement.place, fmt::format("{}: the option on {} can apply to no case", statement.id,
                                            content_.interventions[statement.options[o].intervention].id));
        }
      }
    }
    for (knowledge::StudyIndex i = 0; i < content_.studies.size(); ++i) {
      const knowledge::Study& study = content_.studies[i];
      const Status population = base_.populations[i] ? decisions.of(*base_.populations[i]) : Status::Possible;
      if (population == Status::Excluded) find(study.place, fmt::format("{} can have had no patient", study.id));
      if (population == Status::Applies) find(study.place, fmt::format("every patient belongs to {}", study.id));
    }
  }

  void unused() {
    std::vector<bool> used(content_.definitions.size());
    const auto visit = [&](const auto& self, const cql::Condition& condition) -> void {
      if (condition.kind == cql::Condition::Kind::Use) used[condition.definition] = true;
      for (const cql::Condition& operand : condition.operands) self(self, operand);
    };
    for (const knowledge::Definition& d : content_.definitions) visit(visit, d.when.condition);
    for (const knowledge::Constraint& c : content_.constraints) visit(visit, c.when.condition);
    for (const knowledge::Classification& c : content_.classifications) {
      for (const auto& value : c.values) visit(visit, value.when.condition);
    }
    for (const knowledge::Statement& s : content_.statements) {
      visit(visit, s.when.condition);
      for (const knowledge::Option& option : s.options) {
        if (option.when) visit(visit, option.when->condition);
      }
    }
    for (const knowledge::Study& study : content_.studies) {
      if (study.when) visit(visit, study.when->condition);
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (!used[i])
        find(content_.definitions[i].place,
             fmt::format("the definition \"{}\" is not used", content_.definitions[i].name));
    }
  }

  // --- inventory ------------------------------------------------------------------------------

  void inventory(knowledge::SourceIndex source) {
    each_entry(std::filesystem::path("sources") / content_.sources[source].id, "the source",
               [&](const knowledge::Place& place, const Value& item, const std::string& id) {
                 entry(place, item, id, source);
               });
  }

  /// Visits the entries of the inventory in this folder.
  template <class Visit>
  void each_entry(const std::filesystem::path& folder, std::string_view whose, Visit visit) {
    const auto path = std::filesystem::path(directory_) / folder / "inventory.yaml";
    if (!std::filesystem::exists(path)) {
      find({path.lexically_relative(directory_).generic_string(), 1},
           fmt::format("{} has no inventory to be held against", whose));
      return;
    }
    constexpr std::size_t kLargest = std::size_t{4} << 20U;
    const document::Document file = document::parse_yaml(diagnostics::read_file(path.string(), kLargest));
    for (const Value& item : file.root.items) {
      const Value* id = item.find("id");
      if (id == nullptr) continue;
      ++report_.inventory;
      visit(knowledge::Place{path.lexically_relative(directory_).generic_string(),
                             static_cast<std::uint32_t>(file.source->position(item.span.begin).line)},
            item, id->text);
    }
  }

  /// The trials and series: each entry is there, with its size, its registration and the documents that state it.
  void evidence() {
    std::set<std::string> listed;
    each_entry("evidence", "the evidence",
               [&](const knowledge::Place& place, const Value& item, const std::string& id) {
                 listed.insert(id);
                 const auto index = content_.study(id);
                 if (!index) {
                   find(place, fmt::format("the inventory has {}, the knowledge base has not", id));
                   return;
                 }
                 const knowledge::Study& study = content_.studies[*index];
                 const Value* n = item.find("n");
                 const std::string size = study.n ? std::to_string(*study.n) : "";
                 compare(study, "n", n == nullptr ? std::set<std::string>{""} : std::set{n->text}, {size});
                 compare(study, "registration", texts(item, "registration"),
                         {study.registration.begin(), study.registration.end()});
                 std::set<std::string> sources;
                 for (const knowledge::Mention& mention : study.mentions)
                   sources.insert(content_.sources[mention.source].id);
                 compare(study, "stated_in", texts(item, "stated_in"), sources);
               });
    for (const knowledge::Study& study : content_.studies) {
      if (!listed.contains(study.id)) find(study.place, fmt::format("{} is not in the inventory", study.id));
    }
  }

  static std::set<std::string> texts(const Value& item, const char* key) {
    std::set<std::string> out;
    const Value* list = item.find(key);
    if (list == nullptr) return out;
    for (const Value& each : list->items) out.insert(each.text);
    return out;
  }

  void compare(const knowledge::Study& study, std::string_view key, const std::set<std::string>& expected,
               const std::set<std::string>& actual) {
    if (expected == actual) return;
    find(study.place, fmt::format("{}: {} is `{}` in the inventory and `{}` here", study.id, key,
                                  fmt::join(expected, ", "), fmt::join(actual, ", ")));
  }

  void entry(const knowledge::Place& place, const Value& item, const std::string& id, knowledge::SourceIndex source) {
    const auto index = content_.statement(id);
    if (!index) {
      const bool defined =
          std::any_of(content_.definitions.begin(), content_.definitions.end(), [&](const knowledge::Definition& d) {
            const auto tag = d.tags.find("id");
            return tag != d.tags.end() && tag->second == id;
          });
      if (!defined) find(place, fmt::format("the inventory has {}, the knowledge base has not", id));
      return;
    }
    const knowledge::Statement& statement = content_.statements[*index];
    const knowledge::Source& own = content_.sources[source];
    if (statement.source != source)
      find(place, fmt::format("{} belongs to {}", id, content_.sources[statement.source].id));
    const auto grade = [&](const char* key, const std::optional<std::uint32_t>& found,
                           const std::vector<std::string>& scale) {
      const Value* value = item.find(key);
      const std::string expected = value == nullptr ? "" : value->text;
      const std::string actual = found ? scale[*found] : "";
      if (expected != actual)
        find(statement.place, fmt::format("{}: {} is `{}` in the inventory and `{}` here", id, key, expected, actual));
    };
    grade("strength", statement.strength, own.strengths);
    grade("certainty", statement.certainty, own.certainties);
    options(item, statement);
  }

  /// An intervention that the inventory lists with a stance is an option here.
  void options(const Value& item, const knowledge::Statement& statement) {
    const Value* interventions = item.find("interventions");
    const Value* stances = item.find("stance");
    if (interventions == nullptr || stances == nullptr) return;
    std::set<knowledge::Stance> expected;
    for (const Value& stance : stances->items) {
      const auto& words = knowledge::stance_words();
      const auto word = std::find(words.begin(), words.end(), stance.text);
      if (word != words.end()) expected.insert(static_cast<knowledge::Stance>(word - words.begin()));
    }
    if (expected.empty()) return;
    for (const Value& intervention : interventions->items) {
      const bool there =
          std::any_of(statement.options.begin(), statement.options.end(), [&](const knowledge::Option& option) {
            return content_.interventions[option.intervention].id == intervention.text &&
                   expected.contains(option.stance);
          });
      if (!there)
        find(statement.place, fmt::format("{}: the inventory lists {}, with a stance that no option here has",
                                          statement.id, intervention.text));
    }
  }

  // --- vignettes ------------------------------------------------------------------------------

  void vignettes() {
    const std::vector<Vignette> all = load_vignettes(content_, directory_);
    report_.vignettes = all.size();
    for (const Vignette& vignette : all) {
      for (const std::string& what : proof::run(base_, vignette))
        find(vignette.place, fmt::format("vignette \"{}\": {}", vignette.name, what));
    }
    for (StatementIndex i = 0; i < content_.statements.size(); ++i) {
      for (const Status status : {Status::Applies, Status::Excluded, Status::Possible}) {
        const bool shown = std::any_of(all.begin(), all.end(), [&](const Vignette& v) {
          const auto found = v.statuses.find(i);
          return found != v.statuses.end() && found->second == status;
        });
        const auto& statement = content_.statements[i];
        if (!shown)
          find(statement.place, fmt::format("{}: no vignette in which it is `{}`", statement.id, word(status)));
      }
      thresholds(i, all);
    }
  }

  void thresholds(StatementIndex index, const std::vector<Vignette>& all) {
    std::set<std::pair<FeatureIndex, double>> deciding = cuts_of(base_.decisions[base_.statements[index].when]);
    for (const knowledge::DecisionIndex option : base_.statements[index].options)
      deciding.merge(cuts_of(base_.decisions[option]));
    for (const auto& [feature, threshold] : deciding) {
      ++report_.thresholds;
      bool at = false;
      bool below = false;
      bool above = false;
      for (const Vignette& vignette : all) {
        if (!vignette.statuses.contains(index)) continue;
        if (content_.features[feature].is_date() && vignette.patient.as_of_stated) {
          const double day = advice::as_number(vignette.patient.as_of);
          at = at || day == threshold;
          below = below || day < threshold;
          above = above || day > threshold;
        }
        for (const advice::Stated& stated : vignette.patient.stated) {
          if (stated.feature != feature || !stated.interval) continue;
          at = at || (stated.interval->low == threshold && stated.interval->high == threshold);
          below = below || stated.interval->high < threshold;
          above = above || stated.interval->low > threshold;
        }
      }
      const auto& statement = content_.statements[index];
      const knowledge::Feature& f = content_.features[feature];
      const bool derived = f.derivation && !f.is_date();
      if (derived || (at && below && above)) continue;
      // an end of the range has only one side
      const auto& type = content_.features[feature].type;
      if (at && (below || threshold <= type.low) && (above || threshold >= type.high)) continue;
      find(statement.place, fmt::format("{}: no vignette with {} {} {}", statement.id, type.name,
                                        !at      ? "at"
                                        : !below ? "below"
                                                 : "above",
                                        threshold));
    }
  }

  /// The thresholds at which a decision changes for some case: neighbouring cells that a node tells apart.
  std::set<std::pair<FeatureIndex, double>> cuts_of(const Decision& decision) const {
    std::set<std::pair<FeatureIndex, double>> out;
    std::set<diagram::Node> seen;
    std::vector<diagram::Node> open{decision.condition};
    while (!open.empty()) {
      const diagram::Node node = open.back();
      open.pop_back();
      if (node <= kTrue || !seen.insert(node).second) continue;
      const FeatureIndex feature = base_.feature_of[base_.diagrams.variable[static_cast<std::size_t>(node)]];
      const auto& cuts = base_.cells[feature].cuts();
      for (const diagram::Frozen::Edge& edge : base_.diagrams.edges_of(node)) {
        open.push_back(edge.child);
        for (std::size_t i = 0; i < cuts.size(); ++i) {
          const bool left = ((edge.cells >> i) & 1U) != 0;
          const bool right = ((edge.cells >> (i + 1)) & 1U) != 0;
          if (left != right) out.emplace(feature, cuts[i].value);
        }
      }
    }
    return out;
  }

  const knowledge::Base& base_;
  const knowledge::Content& content_;
  std::string directory_;
  Report report_;
};

}  // namespace

Report check(const knowledge::Base& base, const std::string& directory) { return Checker(base, directory).run(); }

}  // namespace consilium::proof
