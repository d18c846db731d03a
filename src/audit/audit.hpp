// Audit: what the sources say about all patients of a registry, and whether it was followed.
//
//   files --Input--> chunks of whole records --Worker--> Batch --cohort::Runner--> answers --Tally--> Summary
//
// A chunk is a few megabytes of text that begins and ends with a record. Each worker takes chunks of its own and keeps
// what it has seen; nothing is shared but the network. The text of a cell is turned into the cells of a diagram once
// and remembered: a registry has few different texts (encoder.hpp). Results are written in the order of the input, and
// the tallies of the workers are added up at the end, so the number of cases needs no memory.
//
// A row that cannot be read is left out of everything, and counted: it neither stops the rest nor shifts a figure.
#pragma once

#include "audit/run.hpp"
#include "audit/summary.hpp"
