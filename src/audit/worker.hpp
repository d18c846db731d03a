// One worker: chunks of text to answers, tallies and the rows of the output.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "audit/csv.hpp"
#include "audit/encoder.hpp"
#include "audit/history.hpp"
#include "audit/input.hpp"
#include "audit/lines.hpp"
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
  int window = 0;                         ///< days after the decision within which what begins was given
  std::chrono::sys_days today;
  std::vector<std::string> by;
  Form form = Form::None;
  bool matrix = false;
};

/// The columns of a table of cases that are no features.
[[nodiscard]] const std::vector<std::string>& own_columns();

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
  /// A column of the file that holds no feature, and what it is for.
  struct Other {
    std::size_t column;
    enum class Is : std::uint8_t { Id, AsOf, Given, Treatments, Complete, Interventions, Group } is;
    std::size_t by = 0;  ///< of a group
  };
  /// A column that holds a feature: what the loop over all cells needs, and where the rest is.
  struct Feature {
    std::uint32_t column;
    cohort::Code nothing;  ///< of an empty cell
    Memory::View known;
    cohort::Code* codes;  ///< of its variable, in columns_
    FeatureColumn* cells;
  };

  void open(const std::shared_ptr<const CaseFile>& file);
  void renew();
  void table(const Chunk& chunk);
  void lines(const Chunk& chunk);
  /// Adds the next case with `add`; one that is wrong is rejected.
  template <class Add>
  void read(std::size_t line, std::string_view text, Add add);
  /// False where the alphabet is full. Throws Wrong.
  bool add(const Record& record, Row& row);
  bool add(document::Document document, Row& row);
  /// A line that the reader of lines knows all about.
  bool add(const LineReader::Line& line, Row& row);
  /// Says which cell of the record cannot be read. Throws Wrong.
  [[noreturn]] void complain(const Record& record) const;
  void set_other(const Other& other, std::string_view cell, Row& row) const;
  /// What follows from the treatments, put beside what the columns say.
  bool derive(const advice::Case& patient, Row& row);
  /// Takes the treatments from the table, where the case states none itself.
  void join(advice::Case& patient, Row& row) const;
  [[nodiscard]] advice::Case case_of(const Record& record) const;
  [[nodiscard]] advice::Case case_of(document::Document document) const;
  [[nodiscard]] advice::Case again(const Row& row) const;
  void given(std::string_view list, Row& row) const;
  void flush();
  void write(const cohort::Answers& answers, const Row* rows);

  const Setting& setting_;
  const knowledge::Base& base_;
  std::shared_ptr<const CaseFile> file_;
  std::vector<std::unique_ptr<FeatureColumn>> feature_columns_;
  std::vector<Feature> features_;
  std::vector<Other> others_;
  bool has_treatments_ = false;  ///< the file has a column that tells of them
  std::vector<knowledge::FeatureIndex> derived_;
  std::vector<bool> stated_;             ///< by variable: the file has a column for it
  std::vector<diagram::Cells> default_;  ///< by variable: of a case that says nothing
  std::vector<cohort::Code> default_code_;
  std::unique_ptr<cohort::Alphabet> alphabet_;
  std::unique_ptr<cohort::Runner> runner_;
  std::unique_ptr<cohort::Columns> columns_;
  std::vector<Row> rows_;
  std::size_t count_ = 0;  ///< cases that wait in columns_
  std::vector<cohort::Answers> answers_;
  LineReader line_reader_;
  Tally tally_;
  Done done_;
};

}  // namespace consilium::audit
