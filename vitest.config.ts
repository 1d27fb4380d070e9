import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const UNITS = ['src/**/*.test.ts', 'train/**/*.test.ts'];

/** What measures time or work, which other tests' tables and compiled code in the same process would falsify. */
const TIMED: string[] = ['src', 'train'].flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.ts'))
    .filter((path) => /performance\.now|cpuUsage|hrtime/u.test(readFileSync(path, 'utf8'))),
);

const config: ViteUserConfig = defineConfig({
  test: {
    globalSetup: ['./test/set-up.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A page on a loaded machine answers late, not wrongly.
    expect: { poll: { timeout: 15_000 } },
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      // Pure stages for the most part: a process for each file would load the same tables over and over.
      { extends: true, test: { name: 'units', include: UNITS, exclude: TIMED, isolate: false } },
      { extends: true, test: { name: 'timed', include: TIMED } },
      { extends: true, test: { name: 'stories', include: ['test/**/*.test.ts'] } },
    ],
  },
});
export default config;
