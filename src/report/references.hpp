// The statements that a page cites, numbered as they are first cited. Internal to this folder.
#pragma once

#include <vector>

#include "advice/board.hpp"
#include "knowledge/base.hpp"
#include "report/page.hpp"

namespace consilium::report {

class References {
 public:
  explicit References(const knowledge::Content& content) : content_(content) {}

  /// "[3]", leading to the reference.
  [[nodiscard]] Run cite(knowledge::StatementIndex statement);
  /// "[3] and 2 more": the statements of an element behind its position that certainly apply, or where none does alone,
  /// those that may. Those graded strongest come first.
  [[nodiscard]] Runs cite(const advice::Board& board, const advice::MatrixElement& element);

  /// Every cited statement with source, locator, grade and discrepancy.
  [[nodiscard]] List statements() const;
  /// The documents of these statements.
  [[nodiscard]] List sources() const;
  [[nodiscard]] bool empty() const { return cited_.empty(); }

 private:
  const knowledge::Content& content_;
  std::vector<knowledge::StatementIndex> cited_;
};

}  // namespace consilium::report
