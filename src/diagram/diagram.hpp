// Decision diagrams: Boolean functions over features with finitely many values, in a form in which questions that are
// hard on a formula are a walk.
//
// A diagram tests one variable at each node and has one child for each of its values ("cells"). It is *ordered* (every
// path meets the variables in the same order), *reduced* (no node whose children are all the same) and *hash-consed*
// (no node twice), so that equal functions are the same node: equivalence is a comparison of two integers.
//
//   cancer site: stomach | duodenum | pancreas          grade >= 2 ?
//        f = (site = pancreas) and grade >= 2   ==>     [site] --stomach, duodenum--> false
//                                                         `----pancreas--> [grade] --no--> false, --yes--> true
//
// The classic binary form (Bryant, Graph-based algorithms for Boolean function manipulation, 1986) would encode a site
// with 15 values in four variables; then "one of these sites" is no longer one step, and neither is "unknown".
// What each form can answer in linear time: Darwiche and Marquis, A knowledge compilation map, 2002.
//
// Two stages: `Diagrams` builds (apply, quantify, restrict); `Frozen` is the compact, read-only result that answers
// questions about one case without making a node. There is no global state; nodes live as long as their `Diagrams`.
#pragma once

#include "diagram/diagrams.hpp"
#include "diagram/frozen.hpp"
#include "diagram/implicants.hpp"
#include "diagram/sift.hpp"
