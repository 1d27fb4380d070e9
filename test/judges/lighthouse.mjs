// node test/judges/lighthouse.mjs <lighthouse's command> <least performance>
//
// Prints a line for each screen, and what Lighthouse found wanting in it.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [lighthouse, least = '95'] = process.argv.slice(2);
const root = fileURLToPath(new URL('../..', import.meta.url));
const command = join(root, 'bin/howdunit.js');
const folder = mkdtempSync(join(tmpdir(), 'howdunit-lighthouse-'));
const LEAST = { performance: Number(least), accessibility: 100 };
/** A look that Lighthouse itself could not take (no trace on a busy machine) is no verdict: it looks again. */
const LOOKS = 3;

try {
  process.exitCode = (await judge(join(folder, 'home'))) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function judge(home) {
  const story = ['report.html', 'cert-nx-statement.md', 'outlet-a-harbour-ledger.html'];
  const files = story.map((name) => join(root, 'examples/copper-heron', name));
  const read = spawnSync(process.execPath, [command, 'read', ...files, '--home', home], { encoding: 'utf8' });
  if (read.status !== 0) throw new Error(read.stderr);
  const desk = spawn(process.execPath, [command, 'serve', '--home', home, '--port', '0']);
  try {
    const url = await addressOf(desk);
    const { items } = await (await fetch(`${url}/api/v1/reports`)).json();
    const largest = items.sort((a, b) => b.counts.findings - a.counts.findings)[0];
    const post = await published(url, items);
    const screens = {
      inbox: '/',
      desk: `/reports/${largest.id}`,
      ledger: '/ledger',
      posts: '/posts',
      post: `/p/${post}`,
    };
    const good = Object.entries(screens).map(([name, path]) => isGood(name, url + path));
    return good.every(Boolean);
  } finally {
    desk.kill();
  }
}

/** A post about what CERT-NX states for everybody. */
async function published(url, items) {
  const report = items.find(({ tlp }) => tlp.label === 'TLP:CLEAR')?.id;
  const answer = await fetch(`${url}/api/v1/posts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ report, words: ['CERT-NX disagrees, and says why.'] }),
  });
  return (await answer.json()).post.id;
}

function isGood(name, url) {
  const { categories, audits } = look(name, url);
  const scores = Object.entries(categories).map(([id, { score }]) => [id, Math.round((score ?? 0) * 100)]);
  tell(`${name}: ${scores.map(([id, score]) => `${id} ${score}`).join(', ')}`);
  for (const [id, score] of scores) {
    if (score === 100) continue;
    const refs = categories[id].auditRefs.filter(({ weight }) => weight > 0);
    for (const ref of refs.filter((each) => (audits[each.id].score ?? 1) < 0.9))
      tell(`  ${id}: ${audits[ref.id].title} ${audits[ref.id].displayValue ?? ''}`);
  }
  return scores.every(([id, score]) => score >= (LEAST[id] ?? 0));
}

function look(name, url, left = LOOKS) {
  const output = join(folder, `${name}.json`);
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      lighthouse,
      url,
      '--quiet',
      // What is on a loopback address is looked at on a desk, not on a telephone.
      '--preset=desktop',
      `--only-categories=${Object.keys(LEAST).join(',')},best-practices`,
      '--chrome-flags=--headless=new --no-sandbox',
      '--output=json',
      `--output-path=${output}`,
    ],
    { encoding: 'utf8' },
  );
  if (status === 0) return JSON.parse(readFileSync(output, 'utf8'));
  if (left === 1) throw new Error(`lighthouse on ${name}: ${stderr}`);
  tell(`${name}: Lighthouse could not look, and looks again: ${stderr.trim().split('\n', 1)[0]}`);
  return look(name, url, left - 1);
}

function tell(line) {
  process.stdout.write(`${line.trimEnd()}\n`);
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
    child.on('close', () => reject(new Error(`the desk ended: ${said}`)));
  });
}
