import { readFileSync } from 'node:fs';
import { Ajv2020 as Ajv, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SAMPLE, sampleWith } from '../../../test/judges/stix-sample.ts';
import { utcInstant } from '../../model/index.ts';
import { stixText } from '../stix/index.ts';
import { toJson, toJsonLines } from './index.ts';

type Json = { [key: string]: unknown };

function schema(name: string): Json {
  return JSON.parse(readFileSync(new URL(`../../../schemas/${name}`, import.meta.url), 'utf8')) as Json;
}

/** With `closed`, a property that the schema does not describe is a fault: the reference must be complete. */
function validator(name: string, closed: boolean): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
  formats.default(ajv);
  const shape = (text: Json): Json => (closed ? (close(text) as Json) : text);
  if (name === 'document.schema.json') ajv.addSchema(shape(schema('finding.schema.json')));
  return ajv.compile(shape(schema(name)));
}

function close(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(close);
  if (typeof node !== 'object' || node === null) return node;
  const closed = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, close(value)]));
  const isObject = 'properties' in node && 'type' in node && node.type === 'object';
  return isObject ? { ...closed, unevaluatedProperties: false } : closed;
}

test.each([false, true])(
  'a document is what its schema describes (nothing undescribed allowed: %s)',
  (closed) => {
    const validate = validator('document.schema.json', closed);
    expect([validate(JSON.parse(toJson(SAMPLE))), validate.errors]).toEqual([true, null]);
  },
);

test('what a document may also hold is described, too: lost findings, whose copy it is, recognised words', () => {
  const [finding] = SAMPLE.findings;
  const [block] = SAMPLE.reading.blocks;
  if (finding === undefined || block === undefined) never();
  const lost = { finding, captureId: SAMPLE.capture.id, readingId: SAMPLE.reading.id };
  const memento = {
    heldBy: 'archive.example',
    datetime: utcInstant(0),
    original: 'https://northgate.example/',
  };
  const reading = { ...SAMPLE.reading, blocks: [{ ...block, recognised: true as const }] };
  const text = toJson({ ...SAMPLE, reading, lost: [lost], memento });
  const validate = validator('document.schema.json', true);
  expect([validate(JSON.parse(text)), validate.errors]).toEqual([true, null]);
  expect(JSON.parse(text)).toMatchObject({
    lost: [lost],
    memento,
    reading: { blocks: [{ recognised: true }] },
  });
  expect(Object.keys(JSON.parse(toJson({ ...SAMPLE, lost: [] })) as Json)).not.toContain('lost');
});

test('the schema refuses what is no document', () => {
  const validate = validator('document.schema.json', false);
  const broken = JSON.parse(toJson(SAMPLE)) as { findings: Json[] };
  delete broken.findings[0]?.['span'];
  expect(validate(broken)).toBe(false);
  expect(validate({ ...JSON.parse(toJson(SAMPLE)), reading: undefined })).toBe(false);
});

test('the evidence in a STIX bundle is what its schema describes, and nothing more', () => {
  const validate = validator('stix-evidence-extension.schema.json', true);
  const { objects } = JSON.parse(stixText(SAMPLE, { all: true })) as {
    objects: { id: string; extensions?: Json }[];
  };
  const definition = objects.find(({ id }) => id.startsWith('extension-definition--'))?.id ?? '';
  const evidence = objects.flatMap(({ extensions }) => extensions?.[definition] ?? []);
  expect(evidence.length).toBeGreaterThan(40);
  for (const item of evidence) expect([validate(item), validate.errors]).toEqual([true, null]);
});

test('the document says again exactly what went in, in the order the reference gives', () => {
  expect(JSON.parse(toJson(SAMPLE))).toEqual(JSON.parse(JSON.stringify(SAMPLE)));
  expect(Object.keys(JSON.parse(toJson(SAMPLE)) as Json)).toEqual([
    'report',
    'capture',
    'reading',
    'findings',
    'problems',
  ]);
});

test('one finding is one line for every reader of lines', () => {
  const text = fc
    .array(fc.constantFrom('\n', '\r', '\u0085', '\u2028', '\u2029', '\v', '\f', '"', 'é'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(text), (names) => {
      const findings = names.map((name) => ({ ...(SAMPLE.findings[0] ?? never()), roleWhy: name }));
      const lines = toJsonLines(findings).split(/[\n\r\v\f\u0085\u2028\u2029]/u);
      expect(lines.pop()).toBe('');
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(findings);
    }),
  );
  expect(toJsonLines([])).toBe('');
  expect(toJson(sampleWith([], 'a\u2028b')).split(/[\n\u2028]/u)).toHaveLength(2);
});

function never(): never {
  throw new Error('the sample has findings');
}
