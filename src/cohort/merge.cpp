#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cohort/merge.cpp"
#include "cohort/merge.hpp"

#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <array>

#include "cohort/machine.hpp"

HWY_BEFORE_NAMESPACE();
namespace consilium::cohort::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

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

void Put(const std::uint64_t* planes, std::span<const Asked> asked, const std::uint64_t* doubtful,
         std::uint64_t* answers, std::span<Unsure> unsure) {
  const hn::CappedTag<std::uint64_t, kWords> words;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    for (std::size_t w = 0; w < kWords; w += hn::Lanes(words)) {
      const auto load = [&](Slot slot) HWY_ATTR { return hn::Load(words, planes + std::size_t{slot} * kWords + w); };
      const auto can_be_true = load(asked[i].can_be_true);
      const auto can_be_false = load(asked[i].can_be_false);
      const auto possible = hn::And(can_be_true, can_be_false);
      const auto open = hn::And(possible, hn::And(load(asked[i].doubt), hn::Load(words, doubtful + w)));
      hn::StoreU(hn::AndNot(open, can_be_true), words, answers + i * 2 * kWords + w);
      hn::StoreU(hn::AndNot(open, can_be_false), words, answers + (i * 2 + 1) * kWords + w);
      const auto none = hn::Eq(open, hn::Zero(words));
      if (hn::AllTrue(words, none)) continue;
      std::array<std::uint64_t, kWords> found{};
      hn::StoreU(open, words, found.data());
      for (std::size_t lane = 0; lane < hn::Lanes(words); ++lane) {
        if (found[lane] != 0) unsure[w + lane].push_back(static_cast<std::uint16_t>(i));
      }
    }
  }
}

void Merge(const std::uint64_t* planes, std::span<const Asked> asked, const std::uint64_t* settled,
           std::span<const Segment> segments) {
  for (const Segment& s : segments) {
    const auto add = [&](Slot slot, std::uint64_t& answer) HWY_ATTR {
      const std::uint64_t bits = planes[std::size_t{slot} * kWords + s.word] & settled[s.word];
      const std::uint64_t any = ((bits & s.inside) + s.inside) | bits;
      answer |= Move(any & s.ends, s.ends, s.cases);
    };
    for (const std::size_t i : *s.unsure) {
      add(asked[i].can_be_true, s.answers[i * 2 * kWords]);
      add(asked[i].can_be_false, s.answers[(i * 2 + 1) * kWords]);
    }
  }
}

}  // namespace consilium::cohort::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace consilium::cohort {

HWY_EXPORT(Put);
HWY_EXPORT(Merge);

void put(const std::uint64_t* planes, std::span<const Asked> asked, const std::uint64_t* doubtful,
         std::uint64_t* answers, std::span<Unsure> unsure) {
  HWY_DYNAMIC_DISPATCH(Put)(planes, asked, doubtful, answers, unsure);
}

void merge(const std::uint64_t* planes, std::span<const Asked> asked, const std::uint64_t* settled,
           std::span<const Segment> segments) {
  HWY_DYNAMIC_DISPATCH(Merge)(planes, asked, settled, segments);
}

}  // namespace consilium::cohort
#endif
