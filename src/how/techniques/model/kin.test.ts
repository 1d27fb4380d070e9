import { expect, test } from 'vitest';
import type { Judgement } from './judge.ts';
import { oneOfKin } from './kin.ts';

type Judged = Pick<Judgement, 'attackId' | 'sentence' | 'tier'>;

const judged = (attackId: string, tier: Judgement['tier'], sentence = 0): Judged => ({
  attackId,
  tier,
  sentence,
});

function kept(...judgements: readonly Judged[]): readonly string[] {
  return judgements.filter(oneOfKin(judgements)).map(({ attackId }) => attackId);
}

test('a part as sure as its whole stands for it', () => {
  expect(kept(judged('T1566', 'review'), judged('T1566.001', 'review'))).toEqual(['T1566.001']);
  expect(kept(judged('T1566', 'confident'), judged('T1566.001', 'confident'))).toEqual(['T1566.001']);
});

test('a whole surer than all of its parts stands alone', () => {
  expect(
    kept(judged('T1566.001', 'review'), judged('T1566', 'confident'), judged('T1566.002', 'hidden')),
  ).toEqual(['T1566']);
});

test('several parts stand together, the unsure beside the sure, without their whole', () => {
  expect(
    kept(judged('T1566.001', 'confident'), judged('T1566', 'confident'), judged('T1566.002', 'review')),
  ).toEqual(['T1566.001', 'T1566.002']);
});

test('another sentence and another technique are none of its kin', () => {
  const others = [
    judged('T1566', 'confident', 1),
    judged('T1566.001', 'review', 2),
    judged('T1059', 'hidden', 2),
  ];
  expect(kept(...others)).toEqual(['T1566', 'T1566.001', 'T1059']);
});
