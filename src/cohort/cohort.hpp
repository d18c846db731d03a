// Many cases at once.
//
// A registry is columns of cells: one byte for each case and variable. 512 cases make a block; "the variable may have
// this cell" is then a *plane* of 512 bits, and a node of a decision diagram is a multiplexer: its plane is the union,
// over its edges, of the plane of the edge and the plane of the child. Unknown is one more edge, the union of all. So a
// whole block goes through all decisions as one straight list of bit operations, with equal ones done once.
//
//   could be true [site: pancreas --> x, else --> y]  =  (site may be pancreas and x) or (site may be another and y)
//
// The list repeats what `advice::decide` does for one case, exactly: the constraints narrow what each variable may be
// (narrow.hpp), features that are bound to each other are asked together (together.hpp), and each decision is asked
// with that (lower.hpp).
#pragma once

#include "cohort/columns.hpp"
#include "cohort/network.hpp"
