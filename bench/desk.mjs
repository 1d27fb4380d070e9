// Fifty people review at once: how long does a decision take, and is any lost?
//
//   node bench/desk.mjs [clients] [decisions each] [ms of thought between two]
//
// A desk is started on an empty home with one report of many findings in it; then every client decides on
// findings of its own, one after another, over HTTP. Printed: p50, p95 and p99 of a decision in ms wall time, CPU
// time of the desk for one, and how many acknowledged decisions are in the store after `kill -9`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const [clients = 50, each = 20, thought = 500] = process.argv.slice(2).map(Number);
const command = process.env.HOWDUNIT_COMMAND ?? fileURLToPath(new URL('../bin/howdunit.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'howdunit-bench-'));
const home = join(folder, 'home');

try {
  const desk = await start();
  const report = await bring(desk.url, makeReport(1_200));
  const { items } = await (
    await fetch(`${desk.url}/api/v1/reports/${report}/findings?held=all&limit=5000`)
  ).json();
  const before = cpuOf(desk.child.pid);
  const times = [];
  const acknowledged = new Map();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      await sleep(Math.random() * thought);
      for (let turn = 0; turn < each; turn += 1) {
        const { id } = items[(client + turn * clients) % items.length];
        const asked = performance.now();
        const answer = await fetch(`${desk.url}/api/v1/findings/${id}/decisions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ action: turn % 3 === 2 ? 'reject' : 'accept', by: `analyst ${client}` }),
        });
        await answer.text();
        times.push(performance.now() - asked);
        if (answer.status === 200) acknowledged.set(id, (acknowledged.get(id) ?? 0) + 1);
        if (thought > 0) await sleep(thought * (0.5 + Math.random()));
      }
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  const cpu = cpuOf(desk.child.pid) - before;
  desk.child.kill('SIGKILL');
  await desk.ended;
  const again = await start();
  let lost = 0;
  for (const [id, count] of acknowledged) {
    const { decisions } = await (await fetch(`${again.url}/api/v1/findings/${id}`)).json();
    lost += Math.max(0, count - decisions.length);
  }
  again.child.kill('SIGKILL');
  times.sort((a, b) => a - b);
  const at = (share) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  const total = [...acknowledged.values()].reduce((sum, count) => sum + count, 0);
  console.log(
    `${items.length} findings, ${clients} clients, ${each} decisions each, ${thought} ms of thought`,
  );
  console.log(`a decision: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`);
  console.log(
    `${(times.length / seconds).toFixed(0)} a second, ${((cpu * 1_000) / times.length).toFixed(2)} ms CPU each`,
  );
  console.log(`acknowledged ${total} of ${times.length}, lost after kill -9: ${lost}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function start() {
  const child = spawn(process.execPath, [command, 'serve', '--port', '0', '--home', home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  return new Promise((resolve) => {
    child.stdout.once('data', (chunk) =>
      resolve({ url: chunk.toString().trim().replace(/\/$/, ''), child, ended }),
    );
  });
}

async function bring(url, text) {
  const brought = await fetch(`${url}/api/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, name: 'bench' }),
  });
  const { job } = await brought.json();
  for (;;) {
    const { state, done, problem } = await (await fetch(`${url}/api/v1/jobs/${job.id}`)).json();
    if (state === 'done') return done.reportId;
    if (state === 'failed') throw new Error(problem.message);
    await sleep(50);
  }
}

/** A report of paragraphs that each name a domain and an address. */
function makeReport(paragraphs) {
  const lines = ['# Slow Tide: what was asked for', ''];
  for (let at = 0; at < paragraphs; at += 1) {
    const address = `203.0.113[.]${at % 256}`;
    lines.push(
      `On day ${at} the implant asked gate${at}.slow-tide[.]example for orders by way of ${address}.`,
      '',
    );
  }
  return lines.join('\n');
}

/** Seconds of CPU time, user and system; Linux only. */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
