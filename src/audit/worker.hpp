// One worker: chunks of text to answers, tallies and the rows of the output.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "audit/csv.hpp"
#include "audit/encoder.hpp"
#include "audit/history.hpp"
#include "audit/input.hpp"
#include "audit/output.hpp"
#include "audit/table.hpp"
#include "audit/tally.hpp"
#include "document/document.hpp"

namespace consilium::audit {

/// One file of cases: rows of comma-separated values, or one JSON object a line.
struct CaseFile {
  std::string path;
  bool json = false;
  char delimiter = ',';
  std::vector<TableColumn> columns;  ///< of a table
};

/// What all workers share; everything is borrowed.
struct Setting {
  const Plan& plan;
  const Judge& judge;
  const HistoryTable* history = nullptr;  ///< the treatments of all cases, where they have a file
  int window = 90;                        ///< days after the decision within which what begins was given
  std::chrono::sys_days today;
  std::vector<std::string> by;
  Form form = Form::None;
  bool matrix = false;
};

/// What became of a chunk.
struct Done {
  std::uint64_t cases = 0;
  std::string output;
  std::vector<Reject> rejects;
};

class Worker {
 public:
  explicit Worker(const Setting& setting);

  Done run(const Chunk& chunk, const std::shared_ptr<const CaseFile>& file);
  [[nodiscard]] const Summary& summary() const { return tally_.summary(); }

 private:
  void open(const std::shared_ptr<const CaseFile>& file);
  void renew();
  void table(const Chunk& chunk);
  void lines(const Chunk& chunk);
  /// False where the alphabet is full; nothing is changed then. Throws Reject.
  bool add(const Record& record, Row& row);
  bool add(const document::Document& document, Row& row);
  /// The codes of the next case from its facts.
  bool set(const std::vector<diagram::Cells>& allowed, Row& row);
  bool join(const advice::Case& patient, Row& row);
  [[nodiscard]] advice::Case case_of(const Record& record) const;
  [[nodiscard]] advice::Case case_of(const Row& row) const;
  void given(std::string_view text, Row& row) const;
  template <class Add>
  void read(Row row, Add add);
  void flush();
  void write(const cohort::Answers& answers, const Row* rows);

  const Setting& setting_;
  const knowledge::Base& base_;
  std::shared_ptr<const CaseFile> file_;
  std::vector<std::optional<FeatureColumn>> features_;  ///< by column of the file
  std::vector<knowledge::FeatureIndex> derived_;
  std::vector<diagram::Cells> default_;  ///< by variable: of a case that says nothing
  std::unique_ptr<cohort::Alphabet> alphabet_;
  std::unique_ptr<cohort::Runner> runner_;
  std::unique_ptr<cohort::Columns> columns_;
  std::vector<Row> rows_;
  std::size_t count_ = 0;  ///< cases that wait in columns_
  std::vector<cohort::Answers> answers_;
  Tally tally_;
  Done done_;
};

}  // namespace consilium::audit
