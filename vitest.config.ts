import { defineConfig } from 'vitest/config';

// Tests over a company's own spreadsheets, run where a folder with them is named (.ci/run) and nowhere else.
const realData = process.env.UPDRAFT_REAL_DATA ? [] : ['tests/real-data/**'];

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/bench/**', ...realData],
    setupFiles: ['tests/setup/properties.ts'],
    // Property tests on a busy machine of two cores.
    testTimeout: 20_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
