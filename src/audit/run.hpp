// An audit from its files to its counts.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "audit/rejects.hpp"
#include "audit/summary.hpp"

namespace consilium::audit {

struct Options {
  std::vector<std::string> files;  ///< `-` is standard input
  std::string treatments;          ///< a table of treatments; empty = none
  std::string mapping;             ///< empty = the columns and codes are ours
  std::string output;              ///< one row a case: .csv or .ndjson; empty = none
  std::string rejects;             ///< what could not be read, as CSV; empty = none
  bool matrix = false;             ///< the matrix in the output, too
  bool strict = false;             ///< the first row that cannot be read ends it
  std::vector<std::string> by;     ///< columns, `year`, or classifications
  int window = 90;                 ///< days after the decision within which a treatment was given because of it
  unsigned threads = 0;            ///< 0 = as many as there are processors
};

/// How far it is, for people: cases so far, bytes read, bytes there are (0 = unknown).
using Progress = std::function<void(std::uint64_t cases, std::uint64_t read, std::uint64_t size)>;

struct Result {
  Summary summary;
  std::uint64_t rejected = 0;
  std::uint64_t rejected_treatments = 0;
  std::vector<Reject> first_rejects;
};

/// Throws diagnostics::InputError where a file cannot be read or written, or a column is not known.
[[nodiscard]] Result run(const Plan& plan, const Options& options, const Progress& progress);

}  // namespace consilium::audit
