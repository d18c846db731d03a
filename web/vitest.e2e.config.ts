import { defineConfig } from 'vitest/config';

// The page in Debian's Chromium against the real server: CONSILIUM names the program.
export default defineConfig({
  test: { include: ['tests/e2e/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 120_000, fileParallelism: false },
});
