// What a condition may speak of: the features of a case, with their types.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace consilium::cql {

/// Position of a feature in its vocabulary.
using FeatureIndex = std::uint32_t;

struct FeatureType {
  enum class Kind { Boolean, Code, Number };

  std::string name;
  Kind kind = Kind::Boolean;
  std::vector<std::string> values;  ///< of a code, in their order; at most 64. Empty for the other kinds.
  std::string unit;                 ///< of a number: UCUM
  double low = 0;                   ///< smallest possible value of a number
  double high = 0;                  ///< largest possible value
  bool always_known = false;        ///< has a value even where the case says nothing
};

class Vocabulary {
 public:
  explicit Vocabulary(std::vector<FeatureType> features);

  [[nodiscard]] const std::vector<FeatureType>& features() const { return features_; }
  [[nodiscard]] const FeatureType& operator[](FeatureIndex index) const { return features_[index]; }
  /// nullptr where there is no such feature.
  [[nodiscard]] const FeatureIndex* find(std::string_view name) const;

 private:
  std::vector<FeatureType> features_;
  std::unordered_map<std::string, FeatureIndex> index_;
};

}  // namespace consilium::cql
