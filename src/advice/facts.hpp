// A case as the diagrams see it: which cells each variable may have, and which key of the case says so.
#pragma once

#include <bitset>
#include <string>
#include <vector>

#include "advice/case.hpp"
#include "knowledge/base.hpp"

namespace consilium::advice {

using diagram::Cells;
using diagram::Variable;

/// A set of keys of the case.
inline constexpr std::size_t kMostKeys = 256;
using KeySet = std::bitset<kMostKeys>;
using Key = std::uint16_t;

/// "This key leaves the variable only these cells."
struct Assertion {
  Key key;
  Cells cells;
};

struct Facts {
  /// A feature that the case states (that of the date: its `as_of`), or (nothing) its `treatments`.
  std::vector<std::optional<FeatureIndex>> keys;
  std::vector<std::uint32_t> weights;              ///< by key: what is easy to know is the better reason
  std::vector<Cells> always;                       ///< by variable: what holds without any key (all, or assumed)
  std::vector<Cells> allowed;                      ///< by variable: with all keys
  std::vector<std::vector<Assertion>> assertions;  ///< by variable; seldom more than one
  std::vector<FeatureIndex> assumed;               ///< taken at their `absent` value

  [[nodiscard]] KeySet all_keys() const;
};

[[nodiscard]] std::vector<Key> keys_in(const KeySet& set);

[[nodiscard]] Facts facts_of(const knowledge::Base& base, const Case& patient);

/// No fact and no assumption: every patient that the constraints allow.
[[nodiscard]] Facts nothing_known(const knowledge::Base& base);

/// The preference of a feature as a reason or as a question: what it takes to know it. Below 100.
[[nodiscard]] std::uint32_t weight_of(const knowledge::Feature& feature);

}  // namespace consilium::advice
