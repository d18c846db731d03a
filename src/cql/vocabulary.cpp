#include "cql/vocabulary.hpp"

namespace consilium::cql {

Vocabulary::Vocabulary(std::vector<FeatureType> features) : features_(std::move(features)) {
  for (FeatureIndex i = 0; i < features_.size(); ++i) index_.emplace(features_[i].name, i);
}

const FeatureIndex* Vocabulary::find(std::string_view name) const {
  const auto found = index_.find(std::string(name));
  return found == index_.end() ? nullptr : &found->second;
}

}  // namespace consilium::cql
