// What is written for each case: docs/output.md.
#pragma once

#include <string>
#include <vector>

#include "audit/tally.hpp"

namespace consilium::audit {

enum class Form : std::uint8_t { None, Csv, NdJson };

/// The header of the table; empty for the other forms.
[[nodiscard]] std::string output_header(const Plan& plan, Form form, bool matrix);
/// The statuses of one case, and on demand the matrix.
void write_case(const Plan& plan, Form form, bool matrix, const Row& row, const cohort::Answers& answers,
                std::size_t lane, std::string& out);
/// A case that contradicts itself: the keys of each contradiction.
void write_contradictory(const Plan& plan, Form form, bool matrix, const Row& row,
                         const std::vector<std::vector<std::string>>& contradictions, std::string& out);

}  // namespace consilium::audit
