#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cohort/merge.cpp"
#include "cohort/merge.hpp"

#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "cohort/machine.hpp"

HWY_BEFORE_NAMESPACE();
namespace consilium::cohort::HWY_NAMESPACE {

/// The bits of `from` under one mask, put under another with as many bits.
inline std::uint64_t Move(std::uint64_t from, std::uint64_t under, std::uint64_t to) {
#if HWY_ARCH_X86_64 && HWY_TARGET <= HWY_AVX2
  return _pdep_u64(_pext_u64(from, under), to);
#else
  std::uint64_t out = 0;
  for (; under != 0; under &= under - 1, to &= to - 1) {
    if ((from & under & (~under + 1)) != 0) out |= to & (~to + 1);
  }
  return out;
#endif
}

void Merge(const std::uint64_t* planes, const Slot* slots, std::size_t count, const std::uint64_t* settled,
           const Segment* segments, std::size_t segment_count) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t* plane = planes + std::size_t{slots[i]} * kWords;
    for (const Segment* s = segments; s != segments + segment_count; ++s) {
      const std::uint64_t bits = plane[s->word] & settled[s->word];
      const std::uint64_t any = ((bits & s->inside) + s->inside) | bits;
      s->answers[i * kWords] |= Move(any & s->ends, s->ends, s->cases);
    }
  }
}

}  // namespace consilium::cohort::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace consilium::cohort {

HWY_EXPORT(Merge);

void merge(const std::uint64_t* planes, std::span<const Slot> answers, const std::uint64_t* settled,
           std::span<const Segment> segments) {
  HWY_DYNAMIC_DISPATCH(Merge)(planes, answers.data(), answers.size(), settled, segments.data(), segments.size());
}

}  // namespace consilium::cohort
#endif
