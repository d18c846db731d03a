// The knowledge base: what the authors wrote, checked and compiled.
//
// `knowledge/` is data for people: YAML and CQL. Here it becomes one object that answers. Three stages:
//
//   load      files -> Content        every name, type, unit, threshold and reference is right, or there is an error
//   compile   Content -> Base         conditions and constraints become decision diagrams over cells
//   archive   Base <-> bytes          so that the binary carries the result and parses nothing when it starts
//
// A *cell* is a set of values that no condition tells apart: a value of a code, or an interval between two thresholds
// that the knowledge base uses (cells.hpp). Diagrams are over cells, so they are finite and exact.
//
// A *decision* is one question to a case: the diagram of a condition f, and which constraints touch its features. Equal
// conditions are one decision, however often and in whatever words they were written.
#pragma once

#include "knowledge/archive.hpp"
#include "knowledge/base.hpp"
#include "knowledge/cells.hpp"
#include "knowledge/compile.hpp"
#include "knowledge/content.hpp"
#include "knowledge/load.hpp"
