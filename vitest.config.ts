import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,property,contract,crash,integration}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Native modules and servers: a process of its own for each file keeps a crash from taking others along.
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
