#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "audit/separators.cpp"
#include "audit/separators.hpp"

#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace consilium::audit::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Writes the offsets to `out`, which has room for one a byte, and returns how many.
std::size_t FindSeparators(const char* text, std::size_t size, char delimiter, std::uint32_t* out) {
  const hn::CappedTag<std::uint8_t, 64> bytes;
  const auto d = hn::Set(bytes, static_cast<std::uint8_t>(delimiter));
  const auto line = hn::Set(bytes, std::uint8_t{'\n'});
  const auto quote = hn::Set(bytes, std::uint8_t{'"'});
  std::uint32_t* next = out;
  std::size_t at = 0;
  for (; at + hn::Lanes(bytes) <= size; at += hn::Lanes(bytes)) {
    const auto here = hn::LoadU(bytes, reinterpret_cast<const std::uint8_t*>(text + at));
    const auto found = hn::Or(hn::Or(hn::Eq(here, d), hn::Eq(here, line)), hn::Eq(here, quote));
    std::uint64_t bits = 0;
    hn::StoreMaskBits(bytes, found, reinterpret_cast<std::uint8_t*>(&bits));
    for (; bits != 0; bits &= bits - 1) {
      *next++ = static_cast<std::uint32_t>(at + hwy::Num0BitsBelowLS1Bit_Nonzero64(bits));
    }
  }
  for (; at < size; ++at) {
    if (text[at] == delimiter || text[at] == '\n' || text[at] == '"') *next++ = static_cast<std::uint32_t>(at);
  }
  return static_cast<std::size_t>(next - out);
}

}  // namespace consilium::audit::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace consilium::audit {

HWY_EXPORT(FindSeparators);

void find_separators(std::string_view text, char delimiter, std::vector<std::uint32_t>& out) {
  out.resize(text.size());
  out.resize(HWY_DYNAMIC_DISPATCH(FindSeparators)(text.data(), text.size(), delimiter, out.data()));
}

}  // namespace consilium::audit
#endif
