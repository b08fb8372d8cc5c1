import { defineConfig } from 'vitest/config';

// Tests lie beside what they test and import sources: packages export `./src/index.ts`, so nothing
// has to be built before a run. What needs two rooms lies in packages/conformance/tests.
const checksTests = 'packages/compiler/src/rules/**/*.test.ts';

export default defineConfig({
  test: {
    // The checks have some sixty small files that all compile: they share one loaded compiler.
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: [
            'grammar/src/**/*.test.ts',
            'packages/*/src/**/*.test.ts',
            'packages/conformance/tests/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', checksTests],
        },
      },
      { extends: true, test: { name: 'checks', include: [checksTests], isolate: false } },
    ],
    setupFiles: ['./scripts/property-seed.ts'],
    // Properties run thousands of cases, on two cores with every other file: five seconds are few.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      include: ['packages/*/src/**/*.ts'],
      exclude: ['**/*.test.ts'],
    },
  },
});
