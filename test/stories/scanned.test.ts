import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding, Observable, ReportDocument } from '../../src/model/index.ts';
import { howdunit, ROOT, temporaryFolder } from '../howdunit.ts';

const root = temporaryFolder();
const home = join(root, 'home');
const scan = join(ROOT, 'test/fixtures/pdf/scanned.pdf');
const picture = join(ROOT, 'test/fixtures/pdf/scanned-page.png');
const log = join(root, 'access.log');
const ADDRESS = '198.51.100.23';

async function documentOf(where: string): Promise<ReportDocument> {
  const { out } = await howdunit(['share', 'copper heron', '--json', '--home', where]);
  return JSON.parse(out) as ReportDocument;
}

function observables(findings: readonly Finding[]): readonly Observable[] {
  return findings.filter((finding) => finding.kind === 'observable');
}

function typesIn(bundle: string): readonly string[] {
  const { objects } = JSON.parse(bundle) as { readonly objects: readonly { readonly type: string }[] };
  return objects.map(({ type }) => type);
}

describe('a scanned report', () => {
  beforeAll(async () => {
    writeFileSync(log, `10.0.0.7 - - [17/Nov/2026] "CONNECT ${ADDRESS}:443" 200\n`);
    const read = await howdunit(['read', scan, '--ocr', '--home', home]);
    expect([read.exit, read.err]).toEqual([0, '']);
    expect(read.out).toContain('unverified (OCR)');
  }, 180_000);

  test('is refused without --ocr, which the hint names', async () => {
    const { exit, out, err } = await howdunit(['read', scan, '--home', join(root, 'other')]);
    expect([exit, out]).toEqual([6, '']);
    expect(err).toContain('--ocr');
    expect(err).toContain('[no-text]');
  });

  test('names no observable that is not unverified, each with its page', async () => {
    const { reading, findings } = await documentOf(home);
    const found = observables(findings);
    expect(found.length).toBeGreaterThan(8);
    expect(new Set(found.map(({ heldBack }) => heldBack))).toEqual(new Set(['unverified (OCR)']));
    for (const { span } of found) {
      expect(reading.text.slice(span.start, span.end)).toBe(span.quote);
      expect([1, 2]).toContain(span.page);
    }
  });

  test('exports none of them, but for --all, and hunts for none', async () => {
    const share = (...flags: string[]): Promise<{ out: string }> =>
      howdunit(['share', 'copper heron', '--home', home, ...flags]);
    expect((await share('--format', 'csv')).out.trim().split('\n')).toHaveLength(1);
    expect((await share('--format', 'csv', '--all')).out).toContain(`${ADDRESS},198.51.100[.]23`);
    expect(typesIn((await share('--format', 'stix')).out)).not.toContain('indicator');
    expect((await howdunit(['hunt', log, '--home', home])).out).not.toContain(ADDRESS);
    expect((await howdunit(['hunt', log, '--home', home, '--all'])).out).toContain('CONNECT');
  });

  test('exports what an analyst has accepted after a look at the page', async () => {
    const { findings } = await documentOf(home);
    const { id } = observables(findings).find(({ value }) => value === ADDRESS) ?? never();
    expect((await howdunit(['decide', id, 'accepted', '--home', home])).exit).toBe(0);
    const { out } = await howdunit(['share', 'copper heron', '--home', home, '--format', 'stix']);
    expect(typesIn(out).filter((type) => type === 'indicator')).toHaveLength(1);
  });
});

test('how --ocr searches a picture and keeps nothing', async () => {
  const without = await howdunit(['how', picture]);
  expect(without.err).toMatch(/--ocr/u);
  expect((await howdunit(['how', picture, '--ocr'])).out).not.toContain('unverified');
  const all = await howdunit(['how', picture, '--ocr', '--all', '--jsonl']);
  const found = all.out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Finding);
  expect(observables(found).map(({ value }) => value)).toContain('kelpcore.dll');
});

test('a folder: scans fail without --ocr, are read with it, pictures too, and are known the next time', async () => {
  const folder = join(root, 'folder');
  const where = join(root, 'folder-home');
  mkdirSync(folder);
  copyFileSync(scan, join(folder, 'scan.pdf'));
  copyFileSync(join(ROOT, 'test/fixtures/pdf/scanned-line.png'), join(folder, 'line.png'));
  writeFileSync(join(folder, 'note.txt'), 'A note that names no indicator at all.\n');
  const copies = (): number => readdirSync(join(where, 'archive')).length;
  const read = async (...flags: string[]): Promise<string | undefined> =>
    (await howdunit(['read', folder, '--home', where, '--workers', '1', ...flags])).err
      .trim()
      .split('\n')
      .at(-1);
  expect(await read()).toBe('2 reports: 1 read, 1 failed (1 no text)');
  expect(await read('--ocr')).toBe('3 reports: 2 read, 1 already kept');
  const kept = copies();
  expect(await read('--ocr')).toBe('3 reports: 3 already kept');
  expect(await read()).toBe('2 reports: 2 already kept');
  expect(copies()).toBe(kept);
});

test('a report whose marking forbids what is asked is kept once, however often its folder is read', async () => {
  const folder = join(root, 'marked');
  const where = join(root, 'marked-home');
  mkdirSync(folder);
  writeFileSync(join(folder, 'red.txt'), 'TLP:RED\n\nThe implant beacons to update[.]heron-cdn[.]example.\n');
  for (let time = 0; time < 3; time++) {
    const { exit, err } = await howdunit(['read', folder, '--home', where, '--tlp', 'GREEN']);
    expect(exit).toBe(4);
    expect(err).toContain('[tlp-refused]');
    expect(readdirSync(join(where, 'archive'))).toHaveLength(1);
  }
  expect((await howdunit(['read', folder, '--home', where])).exit).toBe(0);
});

function never(): never {
  throw new Error('the address was not found');
}
