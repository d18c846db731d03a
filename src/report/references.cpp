#include "report/references.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "report/words.hpp"

namespace consilium::report {
namespace {

using advice::Position;
using knowledge::Stance;
using knowledge::StatementIndex;

bool stands_behind(Stance stance, Position position) {
  switch (position) {
    case Position::For:
      return stance == Stance::For;
    case Position::Against:
      return stance == Stance::Against;
    case Position::Mixed:
      return stance == Stance::For || stance == Stance::Against;
    case Position::NoConsensus:
      return stance == Stance::NoConsensus;
    case Position::Caution:
      return stance == Stance::Caution;
    case Position::Undetermined:
      return true;
  }
  return false;
}

/// Those with this status that name the intervention and stand behind the position.
std::vector<StatementIndex> behind(const knowledge::Content& content, const advice::Board& board,
                                   const advice::MatrixElement& element, advice::Status status) {
  std::vector<StatementIndex> out;
  const auto& listed = element.position == Position::Caution ? element.cautions : element.recommendations;
  for (const advice::Recommendation& r : board.recommendations) {
    if (std::find(listed.begin(), listed.end(), r.statement) == listed.end()) continue;
    const knowledge::Statement& statement = content.statements[r.statement];
    const bool any = std::any_of(r.options.begin(), r.options.end(), [&](const advice::OptionAnswer& answer) {
      const knowledge::Option& option = statement.options[answer.option];
      return answer.status == status && stands_behind(option.stance, element.position) &&
             content.belongs_to(element.intervention, option.intervention);
    });
    if (any) out.push_back(r.statement);
  }
  const auto rank = [&](StatementIndex index) {
    return content.statements[index].strength.value_or(std::numeric_limits<std::uint32_t>::max());
  };
  std::stable_sort(out.begin(), out.end(), [&](StatementIndex a, StatementIndex b) { return rank(a) < rank(b); });
  return out;
}

}  // namespace

Run References::cite(StatementIndex statement) {
  auto at = std::find(cited_.begin(), cited_.end(), statement);
  if (at == cited_.end()) at = cited_.insert(at, statement);
  const auto number = at - cited_.begin() + 1;
  return {fmt::format("[{}]", number), false, fmt::format("ref-{}", number)};
}

Runs References::cite(const advice::Board& board, const advice::MatrixElement& element) {
  auto statements = behind(content_, board, element, advice::Status::Applies);
  if (statements.empty()) statements = behind(content_, board, element, advice::Status::Possible);
  if (statements.empty()) return {};
  // a contradiction within one source takes both sides
  const std::size_t shown = std::min<std::size_t>(statements.size(), element.position == Position::Mixed ? 2 : 1);
  Runs out;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out.push_back({" "});
    out.push_back(cite(statements[i]));
  }
  if (statements.size() > shown) out.push_back({fmt::format(" and {} more", statements.size() - shown)});
  return out;
}

List References::statements() const {
  List out{{}, true};
  for (std::size_t i = 0; i < cited_.size(); ++i) {
    const knowledge::Statement& statement = content_.statements[cited_[i]];
    const knowledge::Source& source = content_.sources[statement.source];
    Item item;
    item.id = fmt::format("ref-{}", i + 1);
    item.runs.push_back({fmt::format("[{}] {}", i + 1, source.short_title), true});
    item.runs.push_back({fmt::format(", {} ({}; {}): {}", statement.locator, statement.id,
                                     grade(source, {{}, statement.strength, statement.certainty}), statement.text)});
    if (!statement.discrepancy.empty()) {
      item.runs.push_back({" Discrepancy: ", true});
      item.runs.push_back({statement.discrepancy});
    }
    out.items.push_back(std::move(item));
  }
  return out;
}

List References::sources() const {
  std::set<knowledge::SourceIndex> used;
  for (const StatementIndex statement : cited_) used.insert(content_.statements[statement].source);
  List out{{}, true};
  for (const knowledge::SourceIndex index : used) {
    const knowledge::Source& source = content_.sources[index];
    std::vector<std::string> reporting;
    for (const std::string& id : source.reported_in) {
      if (const auto in = content_.source(id)) reporting.push_back(content_.sources[*in].short_title);
    }
    Item item;
    item.runs.push_back({source.short_title, true});
    item.runs.push_back({": " + source.title + (reporting.empty() ? "" : ", as reported in " + join(reporting, "and")) +
                         (source.doi.empty() ? "" : ". doi:" + source.doi)});
    out.items.push_back(std::move(item));
  }
  return out;
}

}  // namespace consilium::report
