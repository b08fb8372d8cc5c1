import { defineConfig } from 'vitest/config';

// Tests lie beside what they test and import sources: packages export `./src/index.ts`, so nothing
// has to be built before a run. What needs two rooms lies in packages/conformance/tests.
export default defineConfig({
  test: {
    include: ['grammar/src/**/*.test.ts', 'packages/*/src/**/*.test.ts', 'packages/conformance/tests/**/*.test.ts'],
    // Properties run thousands of cases, on two cores with every other file: five seconds are few.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      include: ['packages/*/src/**/*.ts'],
      exclude: ['**/*.test.ts'],
    },
  },
});
