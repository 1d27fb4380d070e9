// What a script pays for asking the version, against a Node that does nothing.  node bench/startup.mjs
import { fileURLToPath } from 'node:url';
import { inTurn, median } from './measure.mjs';

const howdunit = fileURLToPath(new URL('../bin/howdunit.js', import.meta.url));
const node = process.execPath;
const names = ['node -e 0', 'howdunit --version', 'howdunit --help'];
const results = inTurn(
  [() => [node, '-e', '0'], () => [node, howdunit, '--version'], () => [node, howdunit, '--help']],
  15,
);
const base = median(results[0].map(({ cpu }) => cpu));
console.table(
  results.map((runs, at) => {
    const cpu = median(runs.map((run) => run.cpu));
    return { command: names[at], 'CPU ms': Math.round(cpu * 1_000), ratio: (cpu / base).toFixed(2) };
  }),
);
