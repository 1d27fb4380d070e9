// Every reader against spoilt documents: crashes, readings that break the law, hangs, memory.
//   node eval/hostile-documents.mjs [inputs per reader, 10000] [seed, 1] [only names that contain this]
// Each reader's inputs are read in a process of its own under a heap limit; an input that takes longer
// than ten seconds has its process ended and is read once more, alone: on a busy machine the first time may be the
// machine's. If it takes as long again, it is counted as a hang, and the rest goes on after it.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { seeds } from './hostile-seeds.mjs';
import { spoilt } from './spoil.mjs';

const LIMIT_MS = 10_000;
const HEAP_MB = 1024;
/** Seeds whose text is recognised. */
const OF_PICTURES = /\.(?:png|jpg)$/u;
const self = fileURLToPath(import.meta.url);

if (process.argv[2] === '--worker') await work(process.argv[3]);
else await judge(Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 1), process.argv[4] ?? '');

async function judge(count, seed, only) {
  console.log(
    '| document | inputs | read | refused | broken spans | crashes | hangs | slowest ms | peak MB | s |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  let bad = 0;
  for (const name of [...(await seeds()).keys()].filter((found) => found.includes(only))) {
    const total = { read: 0, refused: 0, broken: 0, crashes: 0, hangs: 0, slowest: 0, peak: 0 };
    const started = performance.now();
    for (let at = 0; at < count; ) {
      const end = await stretch(name, seed, at, count, total);
      if (end.hung && (await stretch(name, seed, end.at, end.at + 1, total)).hung) total.hangs++;
      at = end.hung ? end.at + 1 : end.at;
    }
    const seconds = ((performance.now() - started) / 1_000).toFixed(0);
    const { read, refused, broken, crashes, hangs, slowest, peak } = total;
    bad += broken + crashes + hangs;
    console.log(
      `| ${name} | ${count} | ${read} | ${refused} | ${broken} | ${crashes} | ${hangs} | ${slowest.toFixed(0)} | ${peak} | ${seconds} |`,
    );
  }
  process.exitCode = bad === 0 ? 0 : 1;
}

/** Reads inputs in one process until all are read or one ends it: the number of the next, or of the one that hung. */
function stretch(name, seed, from, count, total) {
  return new Promise((resolve) => {
    const child = fork(self, ['--worker', name], {
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      silent: true,
    });
    let at = from;
    let timer;
    let hung = false;
    const next = () => {
      clearTimeout(timer);
      if (at >= count) return child.kill();
      timer = setTimeout(() => {
        hung = true;
        child.kill('SIGKILL');
      }, LIMIT_MS);
      child.send({ seed, at });
    };
    let said = '';
    child.stderr.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2_000);
    });
    child.on('message', ({ outcome, ms, mb, error }) => {
      if (outcome === undefined) return next();
      total[outcome]++;
      if (error !== undefined) console.error(`${name} seed ${seed} input ${at}: ${outcome}: ${error}`);
      total.slowest = Math.max(total.slowest, ms);
      total.peak = Math.max(total.peak, mb);
      at++;
      next();
    });
    child.on('exit', () => {
      clearTimeout(timer);
      if (at >= count) return resolve({ at, hung: false });
      if (!hung) total.crashes++;
      console.error(`${name} seed ${seed} input ${at}: ${hung ? 'hang' : `process ended: ${said}`}`);
      resolve({ at: hung ? at : at + 1, hung });
    });
  });
}

async function work(name) {
  const { readBytes } = await import('../dist/read/index.js');
  // In this very process, which is ended when it hangs: a thread for each of ten thousand would take hours.
  const { recogniseSource } = await import('../dist/read/ocr/recognise-source.js');
  const all = await seeds();
  const others = [...all.values()];
  process.on('message', async ({ seed, at }) => {
    const bytes = spoilt(all.get(name), others, `${name} ${seed} ${at}`);
    const started = performance.now();
    let outcome;
    let error;
    try {
      const read = await readBytes(bytes, {
        name,
        ...(OF_PICTURES.test(name) && { recognise: recogniseSource }),
      });
      const fault = read.ok ? brokenLaw(read.value) : undefined;
      outcome = fault !== undefined ? 'broken' : read.ok ? 'read' : 'refused';
      error = fault;
    } catch (thrown) {
      outcome = 'crashes';
      error = String(thrown?.stack ?? thrown).slice(0, 1_000);
    }
    const ms = performance.now() - started;
    process.send({ outcome, error, ms, mb: Math.round(process.memoryUsage().rss / 1024 / 1024) });
  });
  process.send({});
}

/** The first breach of what holds for every reading, whatever it was made from. */
function brokenLaw({ text, blocks, sentences, map }) {
  for (const [what, ranges] of Object.entries({ block: blocks, sentence: sentences, segment: map })) {
    let last = 0;
    for (const { start, end } of ranges) {
      if (start < last || end <= start || end > text.length) return `${what} ${start}-${end} after ${last}`;
      last = end;
    }
  }
  return text.includes('\0') ? 'a NUL in the text' : undefined;
}
