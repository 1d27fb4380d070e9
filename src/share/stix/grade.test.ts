import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { GRADED, SAMPLE } from '../../../test/judges/stix-sample.ts';
import type { Claim, GradeScale } from '../../model/index.ts';
import { GRADE_SCALES, utcInstant } from '../../model/index.ts';
import { termsOf } from '../../vocab/grade-scales.ts';
import { EVIDENCE_EXTENSION } from './evidence-extension.ts';
import { gradedConfidence, gradeLines } from './grade.ts';
import { toStix } from './index.ts';

interface Loose {
  readonly type: string;
  readonly confidence?: number;
  readonly content?: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

const claim = SAMPLE.findings.find((finding): finding is Claim => finding.kind === 'claim') as Claim;
const gradedAs = (...terms: readonly (readonly [GradeScale, string])[]): Claim => ({
  ...claim,
  grade: {
    kind: 'grade',
    terms: terms.map(([scale, term]) => ({ scale, term })),
    by: 'ana',
    at: utcInstant(Date.UTC(2026, 10, 21)),
  },
});

test('every term has the number that STIX gives it, and none where STIX gives none', () => {
  for (const scale of GRADE_SCALES) {
    for (const { term, also, stix } of termsOf(scale)) {
      for (const word of [term, ...also]) {
        const { confidence } = gradedConfidence(gradedAs([scale, word]));
        expect([scale, word, confidence]).toEqual([scale, word, stix]);
      }
    }
  }
  expect(gradedConfidence(gradedAs(['Admiralty credibility', '2']))).toEqual({ confidence: 70 });
  expect(gradedConfidence(gradedAs(['Admiralty reliability', 'A']))).toEqual({});
  expect(gradedConfidence(gradedAs(['Admiralty credibility', '6']))).toEqual({});
  expect(gradedConfidence(claim)).toEqual({});
});

test('of several scales one gives the number, nothing is averaged, and the words say which', () => {
  const both = gradedAs(['Admiralty credibility', '2'], ['ICD 203 likelihood', 'almost certain']);
  expect(gradedConfidence(both)).toEqual({ confidence: 70 });
  expect(gradeLines(both)).toEqual([
    'Grade: 2 (Admiralty credibility), almost certain (ICD 203 likelihood), by ana on 2026-11-21',
    'Confidence 70 is “2” on the scale Admiralty credibility.',
  ]);
  const noBasis = gradedAs(['Admiralty credibility', '6'], ['ICD 203 likelihood', 'improbable']);
  expect(gradedConfidence(noBasis)).toEqual({ confidence: 30 });
});

test('note and opinion of a graded claim carry its number, term and scale; the relationship the claimant’s own', () => {
  const objects = toStix(GRADED).objects as readonly unknown[] as readonly Loose[];
  const withNumber = objects.filter((object) => 'confidence' in object);
  expect(withNumber.map(({ type, confidence }) => [type, confidence])).toEqual([
    ['relationship', 70],
    ['note', 70],
    ['note', 30],
    ['opinion', 30],
  ]);
  const [, note] = withNumber;
  expect(note?.content?.split('\n').slice(-2)).toEqual([
    'Grade: B (Admiralty reliability), 2 (Admiralty credibility), almost certain (ICD 203 likelihood), low (ICD 203 confidence), by ana on 2026-11-21: own telemetry of May',
    'Confidence 70 is “2” on the scale Admiralty credibility.',
  ]);
  const schema = JSON.parse(readFileSync('schemas/stix-evidence-extension.schema.json', 'utf8'));
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  for (const object of withNumber) {
    const evidence = object.extensions[EVIDENCE_EXTENSION];
    expect(validate(evidence) ? [] : validate.errors).toEqual([]);
  }
  expect(note?.extensions[EVIDENCE_EXTENSION]).toMatchObject({
    grade: {
      terms: expect.arrayContaining([{ scale: 'Admiralty credibility', term: '2' }]),
      by: 'ana',
      confidence_of: 'Admiralty credibility',
    },
  });
});

test('without a grade nothing of a bundle changes', () => {
  expect(JSON.stringify(toStix(SAMPLE))).not.toContain('"grade"');
});
