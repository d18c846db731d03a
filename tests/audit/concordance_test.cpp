#include "audit/concordance.hpp"

#include <gtest/gtest.h>

namespace consilium::audit {
namespace {

TEST(Wilson, KnownValues) {
  // Newcombe RG: Two-sided confidence intervals for the single proportion. Stat Med 1998; 17:857-872, table I,
  // method 3.
  const Share a = wilson(81, 263);
  EXPECT_NEAR(a.share, 0.30798, 1e-5);
  EXPECT_NEAR(a.low, 0.2553, 5e-5);
  EXPECT_NEAR(a.high, 0.3662, 5e-5);
  const Share b = wilson(15, 148);
  EXPECT_NEAR(b.low, 0.0624, 5e-5);
  EXPECT_NEAR(b.high, 0.1605, 5e-5);
  const Share c = wilson(0, 20);
  EXPECT_NEAR(c.low, 0, 1e-12);
  EXPECT_NEAR(c.high, 0.1611, 5e-5);
  const Share d = wilson(1, 29);
  EXPECT_NEAR(d.low, 0.0061, 5e-5);
  EXPECT_NEAR(d.high, 0.1718, 5e-5);
}

TEST(Wilson, NothingIsKnownOfNone) {
  const Share none = wilson(0, 0);
  EXPECT_EQ(none.of, 0U);
  EXPECT_EQ(none.low, 0);
  EXPECT_EQ(none.high, 1);
}

}  // namespace
}  // namespace consilium::audit
