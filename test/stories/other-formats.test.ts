import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { lockedZip, seeds, zipOf } from '../../eval/hostile-seeds.mjs';
import type { Finding, Observable, ReportDocument, SourcePlace } from '../../src/model/index.ts';
import { howdunit, ROOT, temporaryFolder } from '../howdunit.ts';

const folder = temporaryFolder();
const home = join(folder, 'home');
const all = await seeds();

async function read(name: string, bytes: Uint8Array | undefined = all.get(name)): Promise<ReportDocument> {
  const path = join(folder, name);
  writeFileSync(path, bytes ?? new Uint8Array());
  const { exit, out, err } = await howdunit(['read', path, '--home', home, '--json']);
  expect([exit, err]).toEqual([0, '']);
  return JSON.parse(out);
}

function observables({ findings }: ReportDocument): readonly Observable[] {
  return findings.filter((finding: Finding): finding is Observable => finding.kind === 'observable');
}

/** The parts that lead to a place in the original, from the outside in. */
function pathTo({ reading }: ReportDocument, value: string): readonly string[] {
  const start = reading.text.indexOf(value);
  const steps: string[] = [];
  let at: SourcePlace | undefined = reading.map.find(
    (segment) => segment.start <= start && start < segment.end,
  )?.at;
  for (; at?.kind === 'part'; at = at.at) steps.push(at.path);
  return steps;
}

function schemaOf(name: string): object {
  return JSON.parse(readFileSync(join(ROOT, `schemas/${name}.schema.json`), 'utf8'));
}

test.each([
  'report.docx',
  'report.eml',
  'bundle.zip',
  'indicators.csv',
  'indicators.xlsx',
  'report.msg',
  'feed.rss',
])(
  '%s goes the whole way: its indicators are found, every span re-reads, the JSON is as promised',
  async (name) => {
    const document = await read(name);
    const hosts = observables(document).filter(({ value }) => value === 'update.heron-cdn.example');
    expect(hosts.length).toBeGreaterThan(0);
    for (const { span } of document.findings)
      expect(document.reading.text.slice(span.start, span.end)).toBe(span.quote);
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema(schemaOf('finding'));
    const validate = ajv.compile(schemaOf('document'));
    expect(validate(document) ? [] : validate.errors).toEqual([]);
  },
);

test('a footnote in a Word file in an archive is found, held back as a source, and leads back through both', async () => {
  const document = await read('bundle.zip');
  const note = observables(document).find(
    ({ value, span }) => value === '198.51.100.23' && span.prefix.endsWith('Seen at '),
  );
  expect(note?.role).toBe('reference');
  expect(pathTo(document, 'Seen at 198.51.100.23')).toEqual(['a/report.docx', 'word/footnotes.xml']);
  expect(document.report.title).toBe('Operation Copper Heron');
});

test('a list’s column header gives its values their role', async () => {
  const document = await read(
    'roles.csv',
    Buffer.from('C2 domain,Reference\nheron-cdn.com,https://news.example/a\n'),
  );
  const roles = observables(document).map(({ value, role }) => [value, role]);
  expect(roles).toContainEqual(['heron-cdn.com', 'attacker']);
  expect(roles).toContainEqual(['https://news.example/a', 'reference']);
});

test('a program attached to a mail is named with its hash, and is no finding', async () => {
  const document = await read('report.eml');
  expect(document.problems.map(({ message }) => message).join()).toMatch(
    /"invoice\.exe" \(23 bytes, sha256 [0-9a-f]{64}\)/,
  );
  expect(document.reading.text).not.toContain('not a real program');
});

test('what cannot be read fails with its reason, the copy kept', async () => {
  const cases: readonly (readonly [string, Uint8Array, RegExp])[] = [
    [
      'locked.zip',
      lockedZip('note.txt', Buffer.from('secret'), 'unknown', 'aes'),
      /encrypted with a password/,
    ],
    ['bomb.zip', await zipOf({ 'zeros.txt': Buffer.alloc(80_000_000) }), /unpacks to more than/],
    ['cut.docx', (all.get('report.docx') ?? new Uint8Array()).subarray(0, 2_000), /lacks its directory/],
  ];
  for (const [name, bytes, reason] of cases) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const { exit, out, err } = await howdunit(['read', path, '--home', home]);
    expect([exit, out]).toEqual([name === 'bomb.zip' ? 3 : 6, '']);
    expect(err).toMatch(reason);
    expect(err).toMatch(/copy is kept/);
  }
});
