import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../src/keep/render/find-browser.ts';
import { readBytes } from '../../src/read/index.ts';
import { howdunit, ROOT, temporaryFolder } from '../howdunit.ts';

const folder = temporaryFolder();
const home = join(folder, 'home');
const browser = await findBrowser(process.env['HOWDUNIT_CHROMIUM'], process.env['PATH'] ?? '');
const PAPER = join(folder, 'hostile.txt');
let html: string;
let markdown: string;

beforeAll(async () => {
  writeFileSync(
    PAPER,
    `TLP:AMBER

<img src=x onerror=alert(1)> Slow & "Tide" [x](javascript:alert(1))

Northgate Labs believes that AMBER FINCH attacked <b>Sennbay</b>. The implant asks http://tide.example/gate?a=1&b=<script>alert(1)</script> for 198.51.100.7 first.

It used PowerShell (T1059.001) and CVE-2024-21412.

rule slow_tide { strings: $a = "</code></pre><script>alert(2)</script>" condition: $a }
`,
  );
  const read = await howdunit(['read', PAPER, '--home', home, '--json']);
  const { report: kept } = JSON.parse(read.out);
  const report: string = kept.id;
  const run = async (format: string): Promise<string> => {
    const { exit, out, err } = await howdunit(['share', report, '--home', home, '--format', format, '--all']);
    expect([format, exit, err]).toEqual([format, 0, '']);
    return out;
  };
  html = await run('html');
  markdown = await run('md');
}, 60_000);

describe('the brief as a page', () => {
  test('is static: no script, nothing loaded, and what the report says is text', () => {
    expect(html).toMatch(/^<!doctype html>/u);
    const body = html.slice(html.indexOf('<body>'));
    for (const markup of ['<script', '<img', '<b>', '<link', ' src="', ' href="', ' onerror="'])
      expect([markup, body.includes(markup)]).toEqual([markup, false]);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('&lt;b&gt;Sennbay&lt;/b&gt;');
    expect(html).not.toContain('http://tide.example');
  });

  test('HOW comes before WHO, each with the words of the report, and the marking first and last', () => {
    const text = html.slice(html.indexOf('<body>')).replace(/<[^<>]*>/gu, ' ');
    expect(text.indexOf('HOW')).toBeGreaterThan(0);
    expect(text.indexOf('WHO')).toBeGreaterThan(text.indexOf('HOW'));
    for (const words of [
      'T1059.001',
      'CVE-2024-21412',
      '198[.]51[.]100[.]7',
      'AMBER FINCH',
      'evidence: none given',
      'slow_tide',
    ])
      expect(text).toContain(words);
    expect([...text.matchAll(/TLP:AMBER(?!\+)/gu)].length).toBeGreaterThanOrEqual(3);
    expect(text).toContain('“Northgate Labs believes that AMBER FINCH attacked');
  });

  test('as Markdown it says the same, and the report’s words make no markup', () => {
    expect(markdown).toMatch(/^\*\*TLP:AMBER\*\*\n/u);
    expect(markdown.indexOf('## WHO')).toBeGreaterThan(markdown.indexOf('## HOW'));
    expect(markdown).not.toMatch(/(?<!\\)<(?:img|script|b)\b(?![^`]*`)/u);
    expect(markdown).not.toContain('[x](');
  });
});

describe.skipIf(!browser.ok)(`on paper${browser.ok ? '' : ': there is no Chromium'}`, () => {
  test('every printed page bears the marking, and nothing is asked for', async () => {
    if (!browser.ok) return;
    const long = join(folder, 'long.html');
    await howdunit(['read', join(ROOT, 'examples/copper-heron/report.html'), '--home', home]);
    const { out } = await howdunit([
      'share',
      'operation-copper-heron',
      '--home',
      home,
      '--format',
      'html',
      '--all',
    ]);
    writeFileSync(long, out);
    const label = /tlp-[A-Z]{3,5}">(TLP:[A-Z+]{3,20})</u.exec(out)?.[1] ?? '';
    const chrome = await chromium.launch({ executablePath: browser.value, args: ['--no-sandbox'] });
    try {
      const page = await chrome.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      await page.goto(`file://${long}`);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(asked).toEqual([`file://${long}`]);
      expect(said).toEqual([]);
      const reading = await readBytes(new Uint8Array(pdf), { name: 'brief.pdf' });
      if (!reading.ok) throw new Error(reading.problem.message);
      const pages = reading.value.pages ?? 0;
      expect(pages).toBeGreaterThan(2);
      for (let number = 1; number <= pages; number += 1) {
        const words = reading.value.blocks
          .filter((block) => block.page === number)
          .map(({ start, end }) => reading.value.text.slice(start, end))
          .join('\n');
        expect([number, words.split(label).length - 1]).toEqual([
          number,
          expect.toSatisfy((count: number) => count >= 2),
        ]);
        expect([number, words.includes(`${number} / ${pages}`)]).toEqual([number, true]);
      }
      expect(readFileSync(long, 'utf8')).toContain(label);
    } finally {
      await chrome.close();
    }
  }, 90_000);
});
