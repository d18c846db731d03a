// The knowledge base as libraries of HL7's Clinical Quality Language 1.5 (https://cql.hl7.org).
//
//   ConsiliumCase          the features of a case, a parameter each
//   ConsiliumConcepts      what the sources share; classification
//   ConsiliumConstraints   what cannot be; a case that breaks one gets no answer
//   Consilium<Source>      a definition for each statement, option and stance
#pragma once

#include <string>
#include <vector>

#include "translate/parts.hpp"

namespace consilium::translate {

struct CqlLibrary {
  std::string name;  ///< also that of its file, without ".cql"
  std::string text;
};

/// In an order in which each library follows those it includes.
[[nodiscard]] std::vector<CqlLibrary> cql_libraries(const knowledge::Content& content, const Parts& parts);

}  // namespace consilium::translate
