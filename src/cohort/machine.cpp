#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cohort/machine.cpp"
#include "cohort/machine.hpp"

#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <array>
#include <span>

HWY_BEFORE_NAMESPACE();
namespace consilium::cohort::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Sets, for each cell of one variable, the plane "may have this cell". Says whether there are codes that stand for
/// sets of cells, which are left out.
bool LoadVariable(const Code* codes, Code unknown, std::span<const Program::Input> inputs, std::uint64_t* planes) {
  const hn::CappedTag<Code, 64> bytes;
  const auto all = hn::Set(bytes, unknown);
  auto most = hn::Zero(bytes);
  for (std::size_t at = 0; at < kBlock; at += hn::Lanes(bytes)) {
    const auto here = hn::LoadU(bytes, codes + at);
    const auto open = hn::Eq(here, all);
    most = hn::Max(most, here);
    for (const Program::Input& input : inputs) {
      auto* plane = reinterpret_cast<std::uint8_t*>(planes + std::size_t{input.slot} * kWords);
      hn::StoreMaskBits(bytes, hn::Or(open, hn::Eq(here, hn::Set(bytes, input.cell))), plane + at / 8);
    }
  }
  return !hn::AllFalse(bytes, hn::Gt(most, all));
}

/// Asks the memory for the first of `soon` and leaves the rest.
void FetchSome(std::span<const Code>& soon) {
  constexpr std::size_t kLine = 64;  // of the cache
  constexpr int kLikely = 2;         // as a hint: near, not nearest
  if (soon.size() < 2 * kLine) return;
  __builtin_prefetch(soon.data(), 0, kLikely);
  __builtin_prefetch(soon.data() + kLine, 0, kLikely);
  soon = soon.subspan(2 * kLine);
}

void Execute(const Program& program, std::uint64_t* planes, std::span<const Code> soon) {
  const hn::CappedTag<std::uint64_t, kWords> words;
  const Instruction* next = program.instructions.data();
  const auto each = [&](std::uint32_t length, auto operation) HWY_ATTR {
    for (const Instruction* end = next + length; next != end; ++next) {
      for (std::size_t w = 0; w < kWords; w += hn::Lanes(words)) {
        const auto load = [&](Slot slot) HWY_ATTR { return hn::Load(words, planes + std::size_t{slot} * kWords + w); };
        hn::Store(operation(*next, load), words, planes + std::size_t{next->to} * kWords + w);
      }
    }
  };
  for (const Program::Run& run : program.runs) {
    FetchSome(soon);
    switch (run.operation) {
      case Operation::And:
        each(run.length, [](const Instruction& i, auto load) HWY_ATTR { return hn::And(load(i.a), load(i.b)); });
        break;
      case Operation::Or:
        each(run.length, [](const Instruction& i, auto load) HWY_ATTR { return hn::Or(load(i.a), load(i.b)); });
        break;
      case Operation::AndOr:
        each(run.length,
             [](const Instruction& i, auto load) HWY_ATTR { return hn::Or(hn::And(load(i.a), load(i.b)), load(i.c)); });
        break;
      case Operation::Choose:
        each(run.length, [](const Instruction& i, auto load)
                             HWY_ATTR { return hn::Or(hn::And(load(i.a), load(i.b)), hn::And(load(i.c), load(i.d))); });
        break;
      case Operation::And3:
        each(run.length, [](const Instruction& i, auto load)
                             HWY_ATTR { return hn::And(hn::And(load(i.a), load(i.b)), load(i.c)); });
        break;
      case Operation::Or3:
        each(run.length,
             [](const Instruction& i, auto load) HWY_ATTR { return hn::Or(hn::Or(load(i.a), load(i.b)), load(i.c)); });
        break;
      case Operation::OrAnd:
        each(run.length,
             [](const Instruction& i, auto load) HWY_ATTR { return hn::And(hn::Or(load(i.a), load(i.b)), load(i.c)); });
        break;
      case Operation::ChooseOr:
        each(run.length, [](const Instruction& i, auto load) HWY_ATTR {
          return hn::Or(hn::Or(hn::And(load(i.a), load(i.b)), hn::And(load(i.c), load(i.d))), load(i.e));
        });
        break;
    }
  }
}

const char* Name() { return hwy::TargetName(HWY_TARGET); }

}  // namespace consilium::cohort::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace consilium::cohort {

HWY_EXPORT(LoadVariable);
HWY_EXPORT(Execute);
HWY_EXPORT(Name);

Machine::Machine(const Program& program, const Alphabet& alphabet)
    : program_(program), alphabet_(alphabet), planes_(hwy::AllocateAligned<std::uint64_t>(program.slots * kWords)) {
  std::fill_n(planes_.get(), kWords, std::uint64_t{0});
  std::fill_n(planes_.get() + kWords, kWords, ~std::uint64_t{0});
}

void Machine::run(const std::vector<const Code*>& columns, std::span<const Code> soon) {
  for (auto begin = program_.inputs.begin(); begin != program_.inputs.end();) {
    const Variable v = begin->variable;
    const auto end = std::find_if(begin, program_.inputs.end(), [v](const auto& input) { return input.variable != v; });
    if (HWY_DYNAMIC_DISPATCH(LoadVariable)(columns[v], alphabet_.unknown(v), {begin, end}, planes_.get())) {
      load_sets(v, columns[v], {begin, end});
    }
    begin = end;
  }
  HWY_DYNAMIC_DISPATCH(Execute)(program_, planes_.get(), soon);
}

void Machine::load_sets(Variable v, const Code* codes, std::span<const Program::Input> inputs) {
  for (std::size_t i = 0; i < kBlock; ++i) {
    if (codes[i] <= alphabet_.unknown(v)) continue;
    const Cells cells = alphabet_.cells(v, codes[i]);
    for (const Program::Input& input : inputs) {
      planes_[std::size_t{input.slot} * kWords + i / 64] |= ((cells >> input.cell) & 1U) << (i % 64);
    }
  }
}

const char* vectors() { return HWY_DYNAMIC_DISPATCH(Name)(); }

}  // namespace consilium::cohort
#endif
