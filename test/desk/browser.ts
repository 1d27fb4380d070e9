import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { expect } from 'vitest';
import { COMMAND, howdunit, ROOT } from '../howdunit.ts';

const CHROMIUM: string = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const AXE: string = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Where the screenshots of a run are left for whoever wants to look at them; without it none is made. */
const SHOTS: string | undefined = process.env['HOWDUNIT_SHOTS'];

/** Why these tests cannot run here; undefined where they can. */
export function whyNot(): string | undefined {
  if (!existsSync(CHROMIUM)) return `no browser at ${CHROMIUM} (CHROMIUM names another)`;
  if (!existsSync(join(ROOT, 'dist/web/index.html'))) return 'the desk’s pages are not built';
  return undefined;
}

/**
 * `HOWDUNIT_SLOW=6` gives every page a processor six times as slow and a network to match: what waits for too
 * little fails there every time, and not once in fifty runs of a loaded machine.
 */
const SLOW: number = Number(process.env['HOWDUNIT_SLOW'] ?? '1');
const LATENCY_MS = 25;

export interface ServedDesk {
  readonly url: string;
  /** Once it has gone: what it still writes is not written into a folder that is being removed. */
  end(): Promise<void>;
}

const START_MS = 45_000;

/** A desk over its own home, with the example story in it. */
export async function serveExample(home: string): Promise<ServedDesk> {
  const story = [
    'report.html',
    'cert-nx-statement.md',
    'outlet-a-harbour-ledger.html',
    'outlet-c-sluicegate.html',
  ];
  const read = await howdunit([
    'read',
    ...story.map((name) => join(ROOT, 'examples/copper-heron', name)),
    '--home',
    home,
  ]);
  if (read.exit !== 0) throw new Error(read.err);
  return serveHome(home);
}

/** Makes one story of all that is kept: origins are counted within one only. */
export async function makeOneStory(home: string): Promise<void> {
  const kept = await howdunit(['reports', '--json', '--home', home]);
  const ids = (JSON.parse(kept.out) as readonly { report: { id: string } }[]).map(({ report }) => report.id);
  const made = await howdunit(['story', 'make', 'Copper Heron', ...ids, '--home', home]);
  if (made.exit !== 0) throw new Error(made.err);
}

/** A desk over a home that is there already. */
export async function serveHome(home: string): Promise<ServedDesk> {
  const child = spawn(process.execPath, [COMMAND, 'serve', '--home', home, '--port', '0'], {
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    url: await addressOf(child),
    end() {
      child.kill();
      return ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /https?:\/\/127\.0\.0\.1:\d+/u.exec(said);
      if (found !== null) resolve(found[0]);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('close', () => reject(new Error(`the desk ended: ${said}`)));
    setTimeout(() => reject(new Error(`the desk did not start: ${said}`)), START_MS).unref();
  });
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}

export async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS === undefined) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

export interface Watched {
  readonly page: Page;
  /** Addresses asked for anywhere but at the desk. */
  readonly external: string[];
  /** What the content security policy stopped. */
  readonly violations: string[];
  /** Exceptions and errors of the console. */
  readonly faults: string[];
}

/** A page on which everything is noted that must never happen. */
export async function open(
  browser: Browser,
  desk: ServedDesk,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1360, height: 860 },
    // A colour on its way to another is of neither, and axe would measure it.
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  if (SLOW > 1) await slowDown(page);
  const watched: Watched = { page, external: [], violations: [], faults: [] };
  page.on('request', (request) => {
    if (!request.url().startsWith(desk.url) && !/^(?:data|blob|about):/u.test(request.url())) {
      watched.external.push(request.url());
    }
  });
  page.on('pageerror', (error) => watched.faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const list = /Content Security Policy|TrustedHTML|TrustedScript/u.test(message.text())
      ? watched.violations
      : watched.faults;
    list.push(message.text());
  });
  return watched;
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS * SLOW,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}

/** What the screens say while they wait for the desk, in both languages. */
const WAITING = /^(?:Reading|Wird gelesen) …$/u;

/** Goes to a screen, and waits until all that it asks the desk for is shown. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Not idleness alone: on a slow machine a page is idle before it begins to ask.
  await expect.poll(() => page.getByText(WAITING).count()).toBe(0);
  await page.waitForLoadState('networkidle');
}

interface ReportItem {
  readonly id: string;
  readonly title: string;
  readonly counts: { readonly findings: number; readonly reviewed: number };
}

export async function reportsOf(desk: ServedDesk): Promise<readonly ReportItem[]> {
  const answer = await fetch(`${desk.url}/api/v1/reports`);
  const { items } = (await answer.json()) as { items: readonly ReportItem[] };
  return [...items].sort((a, b) => b.counts.findings - a.counts.findings);
}

/** Violations by rule and first element. The policy forbids eval, so axe comes over the debugging protocol. */
export async function barriers(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  // Axe itself may be as fast as it can.
  if (SLOW > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.send('Runtime.evaluate', { expression: `${AXE};0` });
  const { result } = await session.send('Runtime.evaluate', {
    expression:
      "axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
    awaitPromise: true,
    returnByValue: true,
  });
  if (SLOW > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
  await session.detach();
  return result.value as readonly string[];
}
