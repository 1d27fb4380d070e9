// How fast the desk is in a browser on a report of 1 MB with 5,000 findings, by the whole way: the report is
// written, read and served by the built command, and timed in Chromium from a key or a click to the second
// frame after it. Beside each time stands the work that was done for it, which a busy machine changes less: CPU
// time of the page's thread in script, style and layout, and how often React changed the page. Run with `node bench/desk-web.mjs`; needs a Chromium (CHROMIUM names one).
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const command = fileURLToPath(new URL('../bin/howdunit.js', import.meta.url));
const SIZE = 1_048_576;
const FINDINGS = 5_000;
const STEPS = 60;

async function measure(home) {
  const server = spawn(process.execPath, [command, 'serve', '--home', home, '--port', '0']);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const url = await addressOf(server);
    const { items } = await (await fetch(`${url}/api/v1/reports`)).json();
    const page = await (await browser.newContext({ viewport: { width: 1360, height: 860 } })).newPage();
    work = await workOf(page);
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    const paint = await page.evaluate(`performance.getEntriesByName('first-contentful-paint')[0].startTime`);
    tell('first paint of the inbox', paint, 600);
    await page.addInitScript(CLOCK);
    await page.goto(`${url}/reports/${items[0].id}`);
    // The policy forbids what waitForFunction does in the page.
    while (!(await page.evaluate(`(CSS.highlights.get('how')?.size ?? 0) > 0`)))
      await page.waitForTimeout(50);
    await page.locator('.finding').first().waitFor();
    const [text, lit] = await page.evaluate(`[
      clock.text - Math.max(...performance.getEntriesByType('resource').filter(({ name }) => /\\/blocks/.test(name)).map((each) => each.responseEnd)),
      clock.lit - Math.max(clock.text, ...performance.getEntriesByType('resource').filter(({ name }) => /\\/findings/.test(name)).map((each) => each.responseEnd)),
    ]`);
    tell('text, once it has come', text, 300);
    tell('highlights after it', lit, 150);
    console.log(`${items[0].counts.findings} findings`);
    console.log(
      `${await page.evaluate(`document.getElementsByTagName('*').length`)} elements (floor 5,000 nodes)`,
    );
    await timed(page, 'next (j)', 35, () => `press('j')`);
    await timed(page, 'previous (k)', 35, () => `press('k')`);
    await timed(page, 'jump to a far finding', 50, (at) => `jump(${(at * 977) % 100})`);
    await timed(page, 'filter by words', 100, (at) => `filter('${at % 2 === 0 ? (at * 7919) % 900 : ''}')`);
  } finally {
    await browser.close();
    server.kill();
  }
}

/** Notes in the page when its text, and then its highlights, are in the document. */
const CLOCK = `
  globalThis.clock = { commits: 0 };
  globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true, checkDCE() {}, inject: () => 1, onCommitFiberUnmount() {},
    onCommitFiberRoot() { clock.commits += 1; },
  };
  const look = () => {
    if (clock.text === undefined && document.querySelector('.text p') !== null) clock.text = performance.now();
    if ((CSS.highlights.get('how')?.size ?? 0) > 0) clock.lit = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
`;

/** In-page helpers: do something, then wait for the second frame, when what it changed has been painted. */
const HELPERS = `
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const press = async (key) => document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  const jump = async (part) => {
    const list = document.querySelector('.findings');
    list.scrollTop = (list.scrollHeight * part) / 100;
    await frames();
    begin();
    document.querySelectorAll('.finding')[4].click();
  };
  const filter = async (words) => {
    const field = document.querySelector('.filters input[type=search]');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, words);
    const said = () => document.querySelector('.filters p span').textContent;
    const before = said();
    field.dispatchEvent(new Event('input', { bubbles: true }));
    for (let frame = 0; said() === before && frame < 30; frame += 1) await new Promise(requestAnimationFrame);
  };
  let started;
  const begin = () => { started = performance.now(); };
`;

let work;

/** What the page's thread has done so far: CPU time in ms, and commits of React. */
async function workOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const ms = (name) => (metrics.find((each) => each.name === name)?.value ?? 0) * 1_000;
    return {
      script: ms('ScriptDuration'),
      style: ms('RecalcStyleDuration'),
      layout: ms('LayoutDuration'),
      commits: await page.evaluate('globalThis.clock?.commits ?? 0'),
    };
  };
}

async function timed(page, name, floor, act) {
  const times = [];
  const before = await work();
  for (let at = 0; at < STEPS; at += 1) {
    times.push(
      await page.evaluate(
        `(async () => { ${HELPERS} begin(); await ${act(at)}; await frames(); return performance.now() - started; })()`,
      ),
    );
  }
  times.sort((a, b) => a - b);
  tell(name, times[STEPS / 2], floor, times[Math.floor(STEPS * 0.95)]);
  const after = await work();
  const each = (what) => ((after[what] - before[what]) / STEPS).toFixed(1);
  console.log(
    `  each: CPU ${each('script')} ms script, ${each('style')} style, ${each('layout')} layout; ${each('commits')} commits`,
  );
}

function tell(name, p50, floor, p95) {
  const tail = p95 === undefined ? '' : `, p95 ${p95.toFixed(0)} ms`;
  console.log(`${name.padEnd(26)} ${p50.toFixed(0).padStart(5)} ms${tail} (floor ${floor} ms)`);
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

/** Paragraphs of plain words with three addresses or names in each (RFC 5737, RFC 2606). */
function largeReport() {
  const paragraphs = [];
  const every = 3;
  const count = Math.ceil(FINDINGS / every);
  const filler = 'The operators moved between the hosts of the port and read what lay in the boxes there. ';
  for (let at = 0; at < count; at += 1) {
    const names = Array.from({ length: every }, (_, part) => {
      const number = at * every + part;
      return number % 2 === 0 ? `c2-${number}[.]heron-cdn[.]example` : `relay${number}[.]tide-tables[.]test`;
    });
    const body = `Traffic went to ${names.join(', then to ')} that day. `;
    const rest = Math.max(0, Math.floor(SIZE / count) - body.length - 2);
    paragraphs.push(body + filler.repeat(Math.ceil(rest / filler.length)).slice(0, rest));
  }
  return paragraphs.join('\n\n');
}

const folder = mkdtempSync(join(tmpdir(), 'howdunit-desk-bench-'));
try {
  const report = join(folder, 'large.txt');
  writeFileSync(report, largeReport());
  const home = join(folder, 'home');
  const read = spawnSync(process.execPath, [command, 'read', report, '--home', home], { encoding: 'utf8' });
  if (read.status !== 0) throw new Error(read.stderr);
  await measure(home);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
