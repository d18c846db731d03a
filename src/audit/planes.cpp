#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "audit/planes.cpp"
#include "audit/planes.hpp"

#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace consilium::audit::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

std::uint64_t CountBoth(const std::uint64_t* a, const std::uint64_t* b) {
  const hn::CappedTag<std::uint64_t, cohort::kWords> words;
  auto sum = hn::Zero(words);
  for (std::size_t w = 0; w < cohort::kWords; w += hn::Lanes(words)) {
    sum = hn::Add(sum, hn::PopulationCount(hn::And(hn::LoadU(words, a + w), hn::LoadU(words, b + w))));
  }
  return hn::GetLane(hn::SumOfLanes(words, sum));
}

void AtLeast(const cohort::Code* codes, cohort::Code least, std::uint64_t* out) {
  const hn::CappedTag<std::uint8_t, 64> bytes;
  const auto bound = hn::Set(bytes, least);
  for (std::size_t at = 0; at < cohort::kBlock; at += hn::Lanes(bytes)) {
    const auto here = hn::LoadU(bytes, codes + at);
    hn::StoreMaskBits(bytes, hn::Eq(hn::Max(here, bound), here), reinterpret_cast<std::uint8_t*>(out) + at / 8);
  }
}

}  // namespace consilium::audit::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace consilium::audit {

HWY_EXPORT(CountBoth);
HWY_EXPORT(AtLeast);

std::uint64_t count(const Plane& plane) { return count(plane, plane); }

std::uint64_t count(const Plane& a, const Plane& b) { return HWY_DYNAMIC_DISPATCH(CountBoth)(a.data(), b.data()); }

Plane at_least(const cohort::Code* codes, cohort::Code least) {
  Plane out;
  HWY_DYNAMIC_DISPATCH(AtLeast)(codes, least, out.data());
  return out;
}

}  // namespace consilium::audit
#endif
