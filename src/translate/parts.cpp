#include "translate/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace consilium::translate {
namespace {

using knowledge::Content;
using knowledge::SourceIndex;
using knowledge::StatementIndex;

class Reach {
 public:
  explicit Reach(const Content& content) : content_(content) {}

  void visit(const cql::Condition& condition) {
    if (condition.kind == cql::Condition::Kind::Use && reached_.insert(condition.definition).second) {
      visit(content_.definitions[condition.definition].when.condition);
    }
    for (const cql::Condition& operand : condition.operands) visit(operand);
  }

  /// Those that belong to this source, or to all. A definition uses only earlier ones, so their order is right.
  [[nodiscard]] std::vector<cql::DefinitionIndex> of(std::optional<SourceIndex> source) const {
    std::vector<cql::DefinitionIndex> out;
    for (const cql::DefinitionIndex i : reached_) {
      if (content_.definitions[i].source == source) out.push_back(i);
    }
    return out;
  }

 private:
  const Content& content_;
  std::set<cql::DefinitionIndex> reached_;
};

void add_stances(const Content& content, SourcePart& part) {
  std::map<std::pair<knowledge::InterventionIndex, knowledge::Stance>, std::vector<std::size_t>> stances;
  for (std::size_t i = 0; i < part.options.size(); ++i) {
    const knowledge::Option& option = content.statements[part.options[i].statement].options[part.options[i].option];
    stances[{option.intervention, option.stance}].push_back(i);
  }
  for (auto& [key, options] : stances) {
    const auto& [intervention, stance] = key;
    const std::string& word = knowledge::stance_words()[static_cast<std::size_t>(stance)];
    part.stances.push_back(
        {fmt::format("{} {}", word, content.interventions[intervention].id), intervention, stance, std::move(options)});
  }
}

/// "asco-3.4: for sunitinib"; a number tells two of them apart.
std::string name_of(const Content& content, const knowledge::Statement& statement, const knowledge::Option& option,
                    std::set<std::string>& names) {
  const std::string name =
      fmt::format("{}: {} {}", statement.id, knowledge::stance_words()[static_cast<std::size_t>(option.stance)],
                  content.interventions[option.intervention].id);
  std::string out = name;
  for (int i = 2; !names.insert(out).second; ++i) out = fmt::format("{} ({})", name, i);
  return out;
}

SourcePart source_part(const Content& content, SourceIndex source, Reach& reach) {
  SourcePart out;
  out.source = source;
  std::set<std::string> names;
  for (StatementIndex s = 0; s < content.statements.size(); ++s) {
    const knowledge::Statement& statement = content.statements[s];
    if (statement.source != source) continue;
    out.statements.push_back(s);
    reach.visit(statement.when.condition);
    for (std::uint32_t o = 0; o < statement.options.size(); ++o) {
      const knowledge::Option& option = statement.options[o];
      if (option.when) reach.visit(option.when->condition);
      out.options.push_back({s, o, option.when ? name_of(content, statement, option, names) : statement.id});
    }
  }
  out.definitions = reach.of(source);
  add_stances(content, out);
  return out;
}

}  // namespace

Parts parts_of(const Content& content, const std::vector<SourceIndex>& sources) {
  Parts out;
  Reach reach(content);
  for (const knowledge::Constraint& constraint : content.constraints) reach.visit(constraint.when.condition);
  for (const knowledge::Classification& classification : content.classifications) {
    for (const auto& value : classification.values) reach.visit(value.when.condition);
  }
  for (SourceIndex source = 0; source < content.sources.size(); ++source) {
    if (sources.empty() || std::find(sources.begin(), sources.end(), source) != sources.end()) {
      out.sources.push_back(source_part(content, source, reach));
    }
  }
  out.shared = reach.of(std::nullopt);
  return out;
}

}  // namespace consilium::translate
