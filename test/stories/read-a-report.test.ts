import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, expect, test } from 'vitest';
import type { Finding, ReportDocument, Span } from '../../src/model/index.ts';
import { howdunit, ROOT, temporaryFolder } from '../howdunit.ts';

const folder = temporaryFolder();
const home = join(folder, 'home');
const pdf = join(ROOT, 'examples/copper-heron/report.pdf');
let document: ReportDocument;

beforeAll(async () => {
  const { exit, out, err } = await howdunit(['read', pdf, '--home', home, '--json']);
  expect([exit, err]).toEqual([0, '']);
  document = JSON.parse(out);
});

test('the copy is the file, byte for byte, in a WACZ inside the home', () => {
  expect(document.capture.sha256).toBe(createHash('sha256').update(readFileSync(pdf)).digest('hex'));
  expect(existsSync(join(home, 'archive', document.capture.wacz))).toBe(true);
  expect(document.capture.capturedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('the JSON is what its schema promises', () => {
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(schemaOf('finding'));
  const validate = ajv.compile(schemaOf('document'));
  expect(validate(document) ? [] : validate.errors).toEqual([]);
});

test('every span of every finding re-reads byte-exact from the reading', () => {
  const { text } = document.reading;
  const spans = document.findings.flatMap(spansOf);
  expect(spans.length).toBeGreaterThan(document.findings.length);
  for (const { start, end, quote } of spans) expect(text.slice(start, end)).toBe(quote);
  expect(createHash('sha256').update(text).digest('hex')).toBe(document.reading.textSha256);
});

test('the report’s HOW and WHO are all there', () => {
  const kinds = new Set(document.findings.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(
    [
      'claim',
      'observable',
      'rule',
      'software',
      'technique',
      'vulnerability',
      ...(kinds.has('actor-name') ? ['actor-name'] : []),
    ].sort(),
  );
});

test('the brief puts HOW before WHO, defangs what it shows, and ends with the copy', async () => {
  const { exit, out } = await howdunit(['share', document.report.id, '--home', home]);
  expect(exit).toBe(0);
  const order = ['HOW ', 'WHO ', 'COPY'].map((part) => out.indexOf(part));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
  expect(out).toContain('[.]');
  expect(out).not.toMatch(/https?:\/\//);
  expect(out).toContain(document.capture.sha256);
});

test('a part of the title is enough to name a report', async () => {
  const { exit, out } = await howdunit(['share', 'copper-heron', '--home', home, '--format', 'jsonl']);
  expect(exit).toBe(0);
  expect(out.trimEnd().split('\n')).toHaveLength(document.findings.length);
});

test('reading the same bytes again adds nothing and keeps the analyst’s decision', async () => {
  const indicator = document.findings.find(
    (finding) => finding.kind === 'observable' && finding.heldBack === undefined,
  );
  expect(indicator).toBeDefined();
  const id = indicator?.id ?? '';
  expect((await howdunit(['decide', id, 'rejected', '--by', 'ana', '--home', home])).exit).toBe(0);
  const again: ReportDocument = JSON.parse((await howdunit(['read', pdf, '--home', home, '--json'])).out);
  expect(again.findings).toHaveLength(document.findings.length);
  expect(again.findings.find((finding) => finding.id === id)).toMatchObject({
    status: 'rejected',
    by: 'ana',
  });
  const reports = JSON.parse((await howdunit(['reports', '--home', home, '--json'])).out);
  expect(reports).toHaveLength(1);
  expect((await howdunit(['decide', id, 'suggested', '--home', home])).exit).toBe(0);
});

test('with --output the file is written whole and standard output stays empty', async () => {
  const file = join(folder, 'bundle.json');
  const { exit, out } = await howdunit([
    'share',
    document.report.id,
    '--home',
    home,
    '--format',
    'stix',
    '-o',
    file,
  ]);
  expect([exit, out]).toEqual([0, '']);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ type: 'bundle' });
});

function schemaOf(name: string): object {
  return JSON.parse(readFileSync(join(ROOT, `schemas/${name}.schema.json`), 'utf8'));
}

/** Every span in a finding, however deep. */
function spansOf(finding: Finding): Span[] {
  const spans: Span[] = [];
  const open: unknown[] = [finding];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if ('quote' in value && 'start' in value && 'end' in value) spans.push(value as Span);
    open.push(...Object.values(value).filter((part) => part !== undefined));
  }
  return spans;
}
