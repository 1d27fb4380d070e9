// What the ledger of all that is kept costs: reports that nobody has put into a story, one in five of which says who did
// it. CPU seconds of `howdunit who --all --json`; then a desk over the same home, which is asked for its ledger when
// nothing is in its memory, for something small meanwhile, and for the ledger once more.
//   node bench/ledger-kept.mjs [reports | home]      (after a build; 366 reports where nothing is given; Linux only)
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDesk } from '../dist/app/desk.js';
import { readReport } from '../dist/app/read-report.js';
import { once } from './measure.mjs';

const command = fileURLToPath(new URL('../bin/howdunit.js', import.meta.url));
const asked = process.argv[2] ?? '366';
const folder = mkdtempSync(join(tmpdir(), 'howdunit-ledger-bench-'));
try {
  const home = existsSync(join(asked, 'howdunit.db')) ? asked : await keep(Number(asked));
  const { cpu, wall } = once([process.execPath, command, 'who', '--all', '--json', '--home', home]);
  console.log(`who --all --json    ${cpu.toFixed(2)} s CPU, ${wall.toFixed(2)} s`);
  await askDesk(home);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function askDesk(home) {
  const desk = spawn(process.execPath, [command, 'serve', '--home', home, '--port', '0']);
  try {
    const url = await addressOf(desk);
    const small = async () => (await fetch(`${url}/api/v1/stories`)).text();
    await small();
    for (const time of ['first', 'second']) {
      const [before, began] = [cpuOf(desk.pid), performance.now()];
      const answer = fetch(`${url}/api/v1/ledger`).then((each) => each.text());
      const waits = [];
      let done = false;
      const watch = (async () => {
        while (!done) {
          const from = performance.now();
          await small();
          waits.push(performance.now() - from);
          await sleep(20);
        }
      })();
      const text = await answer;
      const took = performance.now() - began;
      done = true;
      await watch;
      const { reports, groups } = JSON.parse(text);
      console.log(
        `desk, ${time.padEnd(6)} time   ${(cpuOf(desk.pid) - before).toFixed(2)} s CPU, ${(took / 1e3).toFixed(2)} s; another waited ${Math.max(...waits).toFixed(0)} ms at most` +
          `; ${reports.length} reports, ${groups.length} claims, sha256 ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`,
      );
    }
  } finally {
    desk.kill();
  }
}

/** A home with made-up reports of some 8 KB: prose with names in capitals, numbers and addresses. */
async function keep(count) {
  const home = join(folder, 'home');
  const desk = (await openDesk({ home, version: '0.0.0' })).value;
  for (let at = 0; at < count; at += 1) {
    const read = await readReport({ kind: 'bytes', bytes: report(at), name: `report-${at}.md` }, desk);
    if (!read.ok) throw new Error(read.problem.message);
  }
  await desk.store.close();
  return home;
}

function report(at) {
  const who =
    at % 5 === 0 ? `Northgate Labs believes that AMBER FINCH hacked the port of Norrland ${at}.` : '';
  const lines = Array.from(
    { length: 40 },
    (_, line) =>
      `The loader, which Kestrel Point calls TIDE-${at * 40 + line}, reported to gate${at}-${line}[.]heron-cdn[.]example by way of 203.0.113[.]${(at + line) % 256} ` +
      `and wrote ${1000 + line} records into the folder of the Harbour Office before it was removed again.`,
  );
  return new TextEncoder().encode([`# Slow Tide, part ${at}`, who, ...lines, 'TLP:GREEN'].join('\n\n'));
}

/** Seconds of CPU time, user and system. */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk) => {
      said += chunk;
      const found = /https?:\/\/127\.0\.0\.1:\d+/u.exec(said);
      if (found !== null) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', () => reject(new Error(said)));
  });
}
