// What the texts of one column meant so far: a registry has few different ones.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cohort/columns.hpp"

namespace consilium::audit {

/// Of a cell.
struct Meaning {
  enum class Kind : std::uint8_t {
    Stated,    ///< `code` is what it leaves to its feature; that of nothing at all where it is empty or unknown
    Error,     ///< it cannot be read
    Overflow,  ///< the alphabet has no code left
  };
  Kind kind = Kind::Stated;
  cohort::Code code = 0;
};

/// From texts to meanings. Those of up to 16 bytes, nearly all, are compared as two numbers; open addressing.
class Memory {
 private:
  struct Key {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
  };
  static constexpr std::uint8_t kFree = 0xFF;
  struct Slot {
    Key key;
    std::uint8_t size = kFree;
    Meaning meaning;
  };

 public:
  static constexpr std::size_t kShort = 16;

  /// What it takes to look up short texts, small enough to keep those of all columns beside each other. Valid until the
  /// next text is inserted.
  class View {
   public:
    /// nullptr where the text is not known or is longer. Up to 16 bytes from its beginning are read, also beyond its
    /// end.
    [[nodiscard]] const Meaning* find(std::string_view text) const {
      if (text.size() > kShort) return nullptr;
      const Key key = key_of(text);
      for (std::size_t i = hash(key);; ++i) {
        const Slot& slot = slots_[i & mask_];
        if (slot.key.low == key.low && slot.key.high == key.high && slot.size == text.size()) return &slot.meaning;
        if (slot.size == kFree) return nullptr;
      }
    }

   private:
    friend class Memory;
    const Slot* slots_ = nullptr;
    std::size_t mask_ = 0;
  };

  [[nodiscard]] View view() const {
    View out;
    out.slots_ = slots_.data();
    out.mask_ = slots_.size() - 1;
    return out;
  }
  /// nullptr where the text, longer than kShort, is not known.
  [[nodiscard]] const Meaning* find_longer(std::string_view text) const;
  /// A text that is not known yet. It is forgotten where there are too many.
  void insert(std::string_view text, Meaning meaning);
  void clear() { *this = {}; }

 private:
  /// The bytes of the text and zeros.
  static Key key_of(std::string_view text) {
    Key key;
    std::memcpy(&key.low, text.data(), 8);
    std::memcpy(&key.high, text.data() + 8, 8);
    const std::size_t n = text.size();
    key.low = n >= 8 ? key.low : key.low & ((std::uint64_t{1} << (8 * n)) - 1);
    key.high = n == kShort ? key.high : n <= 8 ? 0 : key.high & ((std::uint64_t{1} << (8 * (n - 8))) - 1);
    return key;
  }
  static std::size_t hash(const Key& key) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15ULL;  // 2^64 over the golden ratio
    return static_cast<std::size_t>(((key.low ^ (key.high * kOdd)) * kOdd) >> 32U);
  }
  void put(const Slot& slot);

  std::vector<Slot> slots_ = std::vector<Slot>(8);
  std::size_t used_ = 0;
  std::unordered_map<std::string, Meaning> longer_;
};

}  // namespace consilium::audit
