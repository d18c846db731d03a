#include "audit/memory.hpp"

#include <array>

namespace consilium::audit {
namespace {

/// More texts than these are numbers or dates of which each is seldom seen again.
constexpr std::size_t kMost = std::size_t{1} << 15U;

}  // namespace

const Meaning* Memory::find_longer(std::string_view text) const {
  const auto found = longer_.find(std::string(text));
  return found == longer_.end() ? nullptr : &found->second;
}

void Memory::insert(std::string_view text, Meaning meaning) {
  if (used_ + longer_.size() >= kMost) return;
  if (text.size() > kShort) {
    longer_.emplace(text, meaning);
    return;
  }
  if (2 * ++used_ > slots_.size()) {
    const std::vector<Slot> before = std::move(slots_);
    slots_.assign(2 * before.size(), {});
    for (const Slot& slot : before) {
      if (slot.size != kFree) put(slot);
    }
  }
  // the text may stand at the end of what can be read
  std::array<char, kShort> copy{};
  std::memcpy(copy.data(), text.data(), text.size());
  put({key_of({copy.data(), text.size()}), static_cast<std::uint8_t>(text.size()), meaning});
}

void Memory::put(const Slot& slot) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash(slot.key);
  while (slots_[i & mask].size != kFree) ++i;
  slots_[i & mask] = slot;
}

}  // namespace consilium::audit
