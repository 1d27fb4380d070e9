import { describe, expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import type { Ledger, LedgerRow } from '../../model/index.ts';
import { gapsOf, termsOf } from '../../vocab/grade-scales.ts';
import { lintGrades, originsBehind, parseGrade, refusedGrade, type Yardstick } from './index.ts';

function rulesIn(text: string, yardstick: Yardstick = 'icd-203'): readonly string[] {
  return lintGrades(readingInBlocks(text), yardstick).map(({ rule, span }) => `${rule}: ${span.quote}`);
}

describe('a grade as it is typed', () => {
  test.each([
    [['B2'], ['Admiralty reliability B', 'Admiralty credibility 2']],
    [['f6'], ['Admiralty reliability F', 'Admiralty credibility 6']],
    [['3'], ['Admiralty credibility 3']],
    [
      ['moderate confidence', 'C'],
      ['Admiralty reliability C', 'ICD 203 confidence moderate'],
    ],
    [['highly-probable'], ['ICD 203 likelihood highly probable']],
  ])('%j is term and scale', (words, expected) => {
    const parsed = parseGrade(words);
    expect(parsed.ok && parsed.value.map(({ scale, term }) => `${scale} ${term}`)).toEqual(expected);
  });

  test.each([['G2'], ['B7'], ['55%'], ['70'], ['highly likely'], ['medium confidence'], ['']])(
    '%j is none',
    (word) => {
      const parsed = parseGrade([word]);
      expect(parsed.ok ? parsed.value : parsed.problem.code).toBe('bad-usage');
    },
  );

  test('PHIA has words of its own', () => {
    expect(parseGrade(['highly likely'], 'phia').ok).toBe(true);
    expect(parseGrade(['very likely'], 'phia').ok).toBe(false);
  });
});

describe('the scales, exactly', () => {
  test('ICD 203 leaves no gap, PHIA six', () => {
    expect(gapsOf('ICD 203 likelihood')).toEqual([]);
    expect(gapsOf('PHIA likelihood')).toEqual([
      [5, 10],
      [20, 25],
      [35, 40],
      [50, 55],
      [75, 80],
      [90, 95],
    ]);
  });

  test('what cannot be judged has no STIX confidence, and reliability has none at all', () => {
    const stix = termsOf('Admiralty credibility').map(({ stix }) => stix);
    expect(stix).toEqual([90, 70, 50, 30, 10, undefined]);
    expect(termsOf('Admiralty reliability').every(({ stix }) => stix === undefined)).toBe(true);
  });
});

describe('credibility 1', () => {
  const terms = [{ scale: 'Admiralty credibility', term: '1' } as const];

  test('is refused while fewer than two independent origins stand behind it, and says why', () => {
    expect(refusedGrade(terms, 1, 'Copper Heron')).toMatchObject({
      code: 'grade-refused',
      message: expect.stringContaining('one independent origin'),
    });
    expect(refusedGrade(terms, 0, 'Copper Heron')?.message).toContain('no independent origin');
    expect(refusedGrade(terms, 2, 'Copper Heron')).toBeUndefined();
    expect(refusedGrade([{ scale: 'Admiralty credibility', term: '2' }], 0, 'x')).toBeUndefined();
  });

  test('an echo has the origins of what it echoes, a contrary claim those that are contrary', () => {
    const row = (claimId: string): LedgerRow => ({ claimId }) as LedgerRow;
    const origin = (id: string, echo?: string) => ({
      entity: id,
      people: [],
      rows: [row(id)],
      echoes: echo === undefined ? [] : [row(echo)],
    });
    const group = {
      independentOrigins: 2,
      origins: [origin('a', 'echo of a'), origin('b')],
      contrary: [origin('c')],
      unresolved: [],
    };
    const ledger = { groups: [group] } as unknown as Ledger;
    expect(['a', 'echo of a', 'c', 'elsewhere'].map((id) => originsBehind(ledger, id))).toEqual([2, 2, 1, 0]);
  });
});

describe('lint', () => {
  test('confidence and likelihood in one sentence, and not in two', () => {
    expect(rulesIn('We judge with high confidence that it is very likely the same crew.')).toEqual([
      'mixed-statement: high confidence that it is very likely',
    ]);
    expect(rulesIn('It is very likely the same crew. Our confidence is high.')).toEqual([]);
  });

  test('two likelihoods of one thing, and not of two', () => {
    expect(rulesIn('It is likely and almost certain that they did it.')).toEqual([
      'mixed-statement: likely and almost certain',
    ]);
    expect(rulesIn('It is likely that they came in May and almost certain that they left in June.')).toEqual(
      [],
    );
  });

  test('both rows of ICD 203 in one text', () => {
    expect(rulesIn('It is likely theirs. That they knew is highly probable.')).toEqual([
      'mixed-rows: highly probable',
    ]);
    expect(rulesIn('It is likely theirs. That they knew is very likely.')).toEqual([]);
  });

  test('words of another scale, and of none', () => {
    expect(rulesIn('It is a realistic possibility.')).toEqual(['other-scale: realistic possibility']);
    expect(rulesIn('It is a realistic possibility.', 'phia')).toEqual([]);
    expect(rulesIn('It is most likely theirs, with medium confidence.')).toEqual([
      'mixed-statement: most likely theirs, with medium confidence',
      'unknown-term: most likely',
      'unknown-term: medium confidence',
    ]);
  });

  test('a percentage in a gap of PHIA, where it is about likelihood', () => {
    expect(rulesIn('We see a 22 % chance of more.', 'phia')).toEqual(['gap: 22 %']);
    expect(rulesIn('The likelihood is 30-38%.', 'phia')).toEqual(['gap: 30-38%']);
    expect(rulesIn('We see a 30 % chance of more.', 'phia')).toEqual([]);
    expect(rulesIn('The file was 22 % larger.', 'phia')).toEqual([]);
    expect(rulesIn('We see a 22 % chance of more.')).toEqual([]);
  });

  test('what is quoted is somebody else’s', () => {
    expect(rulesIn('They wrote “with high confidence it is very likely theirs” in May.')).toEqual([]);
  });

  test('a certain group and an unlikely hero are passed over or told as they are', () => {
    expect(rulesIn('A certain group of clerks certainly met.')).toEqual([]);
  });

  test('two hundred thousand letters in a row take no time', () => {
    const started = process.cpuUsage();
    rulesIn(`${'a'.repeat(200_000)} ${'very likely '.repeat(20_000)}`);
    const { user } = process.cpuUsage(started);
    expect(user / 1000).toBeLessThan(2_000);
  });
});
