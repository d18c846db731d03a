#include "inquiry/sensitivity.hpp"

#include <algorithm>
#include <bit>

#include "advice/decisions.hpp"

namespace consilium::inquiry {
namespace {

using advice::Decisions;
using advice::Stand;

/// Everything that is said when the feature has one value.
struct Column {
  Cells cells = 0;
  bool possible = false;
  std::vector<Status> statuses;              ///< by asked statement
  std::vector<std::optional<Stand>> stands;  ///< by asked voice

  [[nodiscard]] bool same_as(const Column& other) const {
    return possible == other.possible && statuses == other.statuses && stands == other.stands;
  }
};

class Along {
 public:
  Along(const knowledge::Base& base, const advice::Case& patient, FeatureIndex feature,
        const std::vector<SourceIndex>& sources)
      : base_(base),
        v_(base.variable_of[feature]),
        facts_(facts_beside(base, patient, feature)),
        beside_(base, facts_) {
    out_.feature = feature;
    out_.own = advice::facts_of(base, patient).allowed[v_];
    const auto wanted = [&](SourceIndex source) {
      return sources.empty() || std::find(sources.begin(), sources.end(), source) != sources.end();
    };
    for (StatementIndex s = 0; s < base.statements.size(); ++s) {
      if (wanted(base.content.statements[s].source)) statements_.push_back(s);
    }
    for (const knowledge::Voice& voice : base.voices) {
      if (wanted(voice.source)) voices_.push_back(&voice);
    }
  }

  Sensitivity run() {
    for (std::size_t cell = 0; cell < base_.cells[out_.feature].size(); ++cell) {
      columns_.push_back(column(Cells{1} << cell));
    }
    within_own_values();
    join();
    rows();
    return std::move(out_);
  }

 private:
  Column column(Cells cell) {
    Column out;
    out.cells = cell;
    out.possible = (beside_.possible()[v_] & cell) != 0;
    if (!out.possible) return out;
    const advice::Facts facts = with(base_, facts_, out_.feature, cell);
    Decisions decisions(base_, facts, beside_);
    for (const StatementIndex s : statements_) out.statuses.push_back(decisions.of(base_.statements[s].when));
    for (const knowledge::Voice* voice : voices_) out.stands.push_back(advice::stand_of(decisions, *voice));
    return out;
  }

  void within_own_values() {
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      std::optional<Status> first;
      bool same = true;
      for (const Column& column : columns_) {
        if (!column.possible || (column.cells & out_.own) == 0) continue;
        if (!first) first = column.statuses[i];
        same = same && column.statuses[i] == *first;
      }
      if (!same) out_.change.push_back(statements_[i]);
      if (same && first == Status::Applies) out_.survive.push_back(statements_[i]);
    }
  }

  /// Of a number only neighbours are joined, and not with the value that is no number.
  void join() {
    const knowledge::CellMap& map = base_.cells[out_.feature];
    const bool number = base_.content.features[out_.feature].type.kind == cql::FeatureType::Kind::Number;
    std::vector<Column> joined;
    for (Column& column : columns_) {
      const bool alone = number && map.has_special() && column.cells == map.special();
      auto from = joined.begin();
      if (number && !joined.empty()) from = joined.end() - 1;
      const auto same =
          alone ? joined.end() : std::find_if(from, joined.end(), [&](const Column& c) { return c.same_as(column); });
      if (same == joined.end()) {
        joined.push_back(std::move(column));
      } else {
        same->cells |= column.cells;
      }
    }
    columns_ = std::move(joined);
    for (const Column& column : columns_) out_.stretches.push_back({column.cells, column.possible});
  }

  void rows() {
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      StatementRow row{statements_[i], {}};
      for (const Column& column : columns_) {
        row.statuses.push_back(column.possible ? std::optional(column.statuses[i]) : std::nullopt);
      }
      if (varies(row.statuses)) out_.statements.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < voices_.size(); ++i) {
      VoiceRow row{voices_[i]->intervention, voices_[i]->source, {}};
      for (const Column& column : columns_) row.stands.push_back(column.possible ? column.stands[i] : std::nullopt);
      if (varies(row.stands)) out_.voices.push_back(std::move(row));
    }
  }

  /// Between the stretches that are possible.
  template <class Items>
  [[nodiscard]] bool varies(const Items& items) const {
    const typename Items::value_type* first = nullptr;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!columns_[i].possible) continue;
      if (first != nullptr && items[i] != *first) return true;
      first = &items[i];
    }
    return false;
  }

  const knowledge::Base& base_;
  advice::Variable v_;
  advice::Facts facts_;
  Decisions beside_;
  std::vector<StatementIndex> statements_;
  std::vector<const knowledge::Voice*> voices_;
  std::vector<Column> columns_;
  Sensitivity out_;
};

}  // namespace

advice::Facts facts_beside(const knowledge::Base& base, const advice::Case& patient, FeatureIndex feature) {
  advice::Case rest = patient;
  std::erase_if(rest.stated, [&](const advice::Stated& stated) { return stated.feature == feature; });
  advice::Facts out = advice::facts_of(base, rest);
  std::erase(out.assumed, feature);
  const advice::Variable v = base.variable_of[feature];
  out.always[v] = base.cells[feature].all();
  out.allowed[v] = out.always[v];
  for (const advice::Assertion& assertion : out.assertions[v]) out.allowed[v] &= assertion.cells;
  return out;
}

Sensitivity sensitivity(const knowledge::Base& base, const advice::Case& patient, FeatureIndex feature,
                        const std::vector<SourceIndex>& sources) {
  return Along(base, patient, feature, sources).run();
}

}  // namespace consilium::inquiry
