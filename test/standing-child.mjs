// A process that runs one command after another as `bin/howdunit.js` would: the same built `main`, its own
// standard streams, environment and exit code each time. It spares a test the start of a process, and nothing
// else: a command is over when nothing of it keeps the process alive any more, and what it registered for the
// process's end has run.
import { PassThrough, Writable } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const PATIENCE_MS = 60_000;
const EVENTS = ['exit', 'uncaughtException', 'unhandledRejection', 'SIGINT', 'SIGTERM', 'SIGHUP'];
const { main } = await import(pathToFileURL(process.argv[2]).href);
const leave = process.exit.bind(process);

/** @type {{ out: Buffer[], err: Buffer[] } | undefined} */
let said;

process.on('message', (order) => void run(order));
process.once('disconnect', () => leave());
process.send({ kind: 'ready' });

async function run({ args, input, environment }) {
  const listening = EVENTS.map((event) => [event, new Set(process.listeners(event))]);
  const busyBefore = count(process.getActiveResourcesInfo());
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  said = { out: [], err: [] };
  stream('stdout', sink(said.out));
  stream('stderr', sink(said.err));
  stream('stdin', new PassThrough().end(input));
  process.exitCode = undefined;
  process.exit = (code) => {
    answer(code ?? process.exitCode ?? 0, true);
    // Nothing after it runs in a process that has ended.
    throw new Error('the command has ended this process');
  };
  process.argv = [process.execPath, 'howdunit', ...args];
  await main(process.argv);
  const left = await idle(busyBefore);
  if (left !== undefined) return fail(`it does not end: ${left} is left`);
  const exit = process.exitCode ?? 0;
  for (const [event, before] of listening) {
    for (const listener of process.listeners(event).filter((each) => !before.has(each))) {
      process.removeListener(event, listener);
      if (event === 'exit') listener(exit);
    }
  }
  process.exitCode = undefined;
  answer(exit, false);
}

/** Waits until nothing that was begun since keeps the process alive; names what still does. */
async function idle(before) {
  for (const until = Date.now() + PATIENCE_MS; ; await after(5)) {
    await new Promise((resolve) => setImmediate(resolve));
    const left = [...count(process.getActiveResourcesInfo())].find(
      ([kind, number]) => number > (before.get(kind) ?? 0),
    );
    if (left === undefined || Date.now() > until) return left?.[0];
  }
}

function count(kinds) {
  const counts = new Map();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function stream(name, value) {
  Object.defineProperty(process, name, { value, configurable: true, writable: true });
}

function sink(chunks) {
  return new Writable({
    decodeStrings: true,
    write(chunk, _, done) {
      chunks.push(chunk);
      done();
    },
  });
}

/** Once only: whatever the command still does after it has ended the process is unsaid. */
function answer(exit, isLast) {
  if (said === undefined) return;
  const { out, err } = said;
  said = undefined;
  const outcome = { exit, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
  process.send({ kind: 'done', outcome, isLast }, () => isLast && leave());
}

function fail(message) {
  process.send({ kind: 'failed', message }, () => leave(1));
}
