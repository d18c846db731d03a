#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cohort/machine.cpp"
#include "cohort/machine.hpp"

#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <array>
#include <span>

HWY_BEFORE_NAMESPACE();
namespace consilium::cohort::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Sets, for each cell of one variable, the plane "may have this cell"; says where there are codes that stand for sets
/// of cells, which are left out.
void LoadVariable(const Code* codes, std::size_t arity, std::span<const Program::Input> inputs, std::uint64_t* planes,
                  std::uint64_t* sets) {
  const hn::CappedTag<Code, 64> bytes;
  const auto unknown = hn::Set(bytes, static_cast<Code>(arity));
  for (std::size_t at = 0; at < kBlock; at += hn::Lanes(bytes)) {
    const auto here = hn::LoadU(bytes, codes + at);
    const auto open = hn::Eq(here, unknown);
    for (const Program::Input& input : inputs) {
      auto* plane = reinterpret_cast<std::uint8_t*>(planes + std::size_t{input.slot} * kWords);
      hn::StoreMaskBits(bytes, hn::Or(open, hn::Eq(here, hn::Set(bytes, input.cell))), plane + at / 8);
    }
    hn::StoreMaskBits(bytes, hn::Gt(here, unknown), reinterpret_cast<std::uint8_t*>(sets) + at / 8);
  }
}

void Execute(const Program& program, std::uint64_t* planes) {
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
    switch (run.operation) {
      case Operation::And:
        each(run.length, [](const Instruction& i, auto load) HWY_ATTR { return hn::And(load(i.a), load(i.b)); });
        break;
      case Operation::Or:
        each(run.length, [](const Instruction& i, auto load) HWY_ATTR { return hn::Or(load(i.a), load(i.b)); });
        break;
      case Operation::Not:
        each(run.length, [](const Instruction& i, auto load) HWY_ATTR { return hn::Not(load(i.a)); });
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
#include <algorithm>

namespace consilium::cohort {

HWY_EXPORT(LoadVariable);
HWY_EXPORT(Execute);
HWY_EXPORT(Name);

Machine::Machine(const Program& program, const Alphabet& alphabet)
    : program_(program), alphabet_(alphabet), planes_(hwy::AllocateAligned<std::uint64_t>(program.slots * kWords)) {
  std::fill_n(planes_.get(), kWords, std::uint64_t{0});
  std::fill_n(planes_.get() + kWords, kWords, ~std::uint64_t{0});
}

void Machine::run(const std::vector<const Code*>& columns) {
  for (auto begin = program_.inputs.begin(); begin != program_.inputs.end();) {
    const Variable v = begin->variable;
    const auto end = std::find_if(begin, program_.inputs.end(), [v](const auto& input) { return input.variable != v; });
    std::array<std::uint64_t, kWords> sets;
    HWY_DYNAMIC_DISPATCH(LoadVariable)(columns[v], alphabet_.arity(v), {begin, end}, planes_.get(), sets.data());
    each_bit(sets.data(), kBlock, [&](std::size_t i) {
      const Cells cells = alphabet_.cells(v, columns[v][i]);
      for (auto input = begin; input != end; ++input) {
        std::uint64_t& word = planes_[std::size_t{input->slot} * kWords + i / 64];
        word |= ((cells >> input->cell) & 1U) << (i % 64);
      }
    });
    begin = end;
  }
  HWY_DYNAMIC_DISPATCH(Execute)(program_, planes_.get());
}

const char* vectors() { return HWY_DYNAMIC_DISPATCH(Name)(); }

}  // namespace consilium::cohort
#endif
