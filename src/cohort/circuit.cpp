#include "cohort/circuit.hpp"

#include <algorithm>
#include <array>
#include <boost/container_hash/hash.hpp>
#include <limits>
#include <stdexcept>

namespace consilium::cohort {
namespace {

constexpr std::size_t kNoUse = std::numeric_limits<std::size_t>::max();

}  // namespace

Circuit::Circuit(const std::vector<std::uint8_t>& arities) : first_{2} {
  for (const std::uint8_t arity : arities) first_.push_back(first_.back() + arity);
}

std::size_t Circuit::Hash::operator()(const Node& node) const {
  std::size_t out = static_cast<std::size_t>(node.operation);
  for (const Plane plane : operands(node)) boost::hash_combine(out, plane);
  return out;
}

Plane Circuit::add(const Node& node) {
  const auto [entry, is_new] = known_.emplace(node, first_node() + static_cast<Plane>(nodes_.size()));
  if (is_new) nodes_.push_back(node);
  return entry->second;
}

Plane Circuit::both(Plane a, Plane b) {
  if (a > b) std::swap(a, b);
  if (a == kNever || a == b) return a;
  return a == kAlways ? b : add({Operation::And, a, b});
}

Plane Circuit::either(Plane a, Plane b) {
  if (a > b) std::swap(a, b);
  if (a == kAlways || a == b) return a;
  return a == kNever ? b : add({Operation::Or, a, b});
}

Plane Circuit::any(std::span<const Plane> planes) {
  Plane out = kNever;
  for (const Plane plane : planes) out = either(out, plane);
  return out;
}

Plane Circuit::any_pair(std::vector<std::pair<Plane, Plane>> pairs) {
  Plane single = kNever;
  std::vector<std::pair<Plane, Plane>> real;
  for (auto [a, b] : pairs) {
    if (a > b) std::swap(a, b);
    if (a == kNever) continue;
    if (a == kAlways || a == b) {
      single = either(single, b);
    } else {
      real.emplace_back(a, b);
    }
  }
  if (single == kAlways) return single;
  std::sort(real.begin(), real.end());
  real.erase(std::unique(real.begin(), real.end()), real.end());
  std::size_t next = real.size() % 2;
  Plane out = single;
  if (next == 1) {
    const auto [a, b] = real.front();
    out = single == kNever ? both(a, b) : add({Operation::AndOr, a, b, single});
  }
  for (; next < real.size(); next += 2) {
    const auto [a, b] = real[next];
    const auto [c, d] = real[next + 1];
    out = either(out, add({Operation::Choose, a, b, c, d}));
  }
  return out;
}

/// In the order of a walk from the outputs, so that what belongs together is computed together.
std::vector<Plane> Circuit::needed(std::span<const Plane> outputs) const {
  std::vector<bool> done(first_node() + nodes_.size());
  std::vector<Plane> out;
  std::vector<std::pair<Plane, bool>> open;
  for (const Plane output : outputs) {
    open.emplace_back(output, false);
    while (!open.empty()) {
      const auto [plane, after] = open.back();
      open.pop_back();
      if (plane < first_node()) continue;
      if (after) {
        out.push_back(plane);
        continue;
      }
      if (done[plane]) continue;
      done[plane] = true;
      open.emplace_back(plane, true);
      const Node& node = nodes_[plane - first_node()];
      for (const Plane operand : operands(node)) {
        if (!done[operand]) open.emplace_back(operand, false);
      }
    }
  }
  return out;
}

/// Puts operations of one kind next to each other, window by window: the processor then need not guess what comes next.
std::vector<Plane> Circuit::in_runs(std::vector<Plane> planes) const {
  constexpr std::size_t kWindow = 512;
  std::vector<std::uint32_t> depth(first_node() + nodes_.size());
  for (std::size_t begin = 0; begin < planes.size(); begin += kWindow) {
    const auto from = planes.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto to = planes.begin() + static_cast<std::ptrdiff_t>(std::min(begin + kWindow, planes.size()));
    for (auto plane = from; plane != to; ++plane) {
      const Node& node = nodes_[*plane - first_node()];
      depth[*plane] = 1 + std::max({depth[node.a], depth[node.b], depth[node.c], depth[node.d], depth[node.e]});
    }
    const auto rank = [&](Plane plane) { return std::pair(depth[plane], nodes_[plane - first_node()].operation); };
    std::stable_sort(from, to, [&](Plane a, Plane b) { return rank(a) < rank(b); });
    for (auto plane = from; plane != to; ++plane) depth[*plane] = 0;
  }
  return planes;
}

/// Takes an operation that only one other needs into that one, where there is a kind for both: what is between them is
/// then neither stored nor loaded.
void Circuit::fuse(std::span<const Plane> outputs) {
  const std::vector<Plane> order = needed(outputs);
  std::vector<std::uint32_t> uses(first_node() + nodes_.size());
  for (const Plane output : outputs) uses[output] += 2;  // stays
  for (const Plane plane : order) {
    for (const Plane operand : operands(node(plane))) ++uses[operand];
  }
  for (const Plane plane : order) {
    Node& into = nodes_[plane - first_node()];
    if (into.operation != Operation::And && into.operation != Operation::Or) continue;
    for (int side = 0; side < 2; ++side) {
      std::swap(into.a, into.b);
      if (into.a < first_node() || uses[into.a] != 1) continue;
      const Node& from = node(into.a);
      const bool is_and = into.operation == Operation::And;
      if (from.operation == Operation::And) {
        into = {is_and ? Operation::And3 : Operation::AndOr, from.a, from.b, into.b};
      } else if (from.operation == Operation::Or) {
        into = {is_and ? Operation::OrAnd : Operation::Or3, from.a, from.b, into.b};
      } else if (from.operation == Operation::Choose && !is_and) {
        into = {Operation::ChooseOr, from.a, from.b, from.c, from.d, into.b};
      } else {
        continue;
      }
      break;
    }
  }
}

Program Circuit::compile(std::span<const Plane> outputs) && {
  fuse(outputs);
  return schedule(outputs);
}

Program Circuit::schedule(std::span<const Plane> outputs) const {
  const std::vector<Plane> order = in_runs(needed(outputs));
  std::vector<std::size_t> last_use(first_node() + nodes_.size(), kNoUse);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Node& node = nodes_[order[i] - first_node()];
    for (const Plane operand : operands(node)) last_use[operand] = i;
  }
  for (const Plane always : {kNever, kAlways}) last_use[always] = order.size();
  for (const Plane output : outputs) last_use[output] = order.size();

  Program out;
  std::vector<Slot> slot(last_use.size());
  std::vector<Slot> free;
  const auto take = [&]() {
    if (!free.empty()) {
      const Slot reused = free.back();
      free.pop_back();
      return reused;
    }
    if (out.slots > std::numeric_limits<Slot>::max()) throw std::length_error("too many planes at a time");
    return static_cast<Slot>(out.slots++);
  };
  slot[kAlways] = 1;
  for (std::size_t v = 0; v + 1 < first_.size(); ++v) {
    for (Plane plane = first_[v]; plane < first_[v + 1]; ++plane) {
      if (last_use[plane] == kNoUse) continue;
      slot[plane] = take();
      out.inputs.push_back(
          {static_cast<diagram::Variable>(v), static_cast<std::uint8_t>(plane - first_[v]), slot[plane]});
    }
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Node& node = nodes_[order[i] - first_node()];
    Instruction instruction{0, slot[node.a], slot[node.b], slot[node.c], slot[node.d], slot[node.e]};
    for (const Plane operand : operands(node)) {
      if (last_use[operand] != i) continue;
      free.push_back(slot[operand]);
      last_use[operand] = kNoUse;
    }
    instruction.to = slot[order[i]] = take();
    if (out.runs.empty() || out.runs.back().operation != node.operation) out.runs.push_back({node.operation, 0});
    ++out.runs.back().length;
    out.instructions.push_back(instruction);
  }
  for (const Plane output : outputs) out.outputs.push_back(slot[output]);
  return out;
}

}  // namespace consilium::cohort
