import { expect, test } from 'vitest';
import type { Claim } from '../../model/index.ts';
import { spanOf } from '../../model/index.ts';
import { foldClaims } from './fold-claims.ts';

const TEXT = 'Northgate Labs believes AMBER FINCH did it. '.repeat(8);

/** The nth time the same is said, with what is different about it. */
function said(nth: number, different: Partial<Claim> = {}): Claim {
  const start = nth * 44;
  return {
    kind: 'claim',
    id: `finding-${nth}`,
    span: spanOf(TEXT, start, start + 43, nth + 1),
    status: 'suggested',
    by: 'fixture@1',
    predicate: 'did',
    claimants: [{ as: 'Northgate Labs', entity: 'Northgate Labs', resolved: true }],
    object: { as: 'AMBER FINCH', kind: 'actor' },
    stance: 'asserts',
    hedge: { cue: 'believes', class: 'weak' },
    evidence: [],
    ...different,
  };
}

const sizes = (...claims: readonly Claim[]): number[] =>
  foldClaims(claims).map(({ others }) => others.length + 1);

test('the same said three times is one claim with three places', () => {
  const [folded] = foldClaims([said(0), said(1), said(2)]);
  expect(folded?.lead.span.page).toBe(1);
  expect(folded?.others.map(({ span }) => span.page)).toEqual([2, 3]);
});

test('“We” and the name of whoever that is are one claimant', () => {
  const we = said(1, { claimants: [{ as: 'We', entity: 'Northgate Labs', resolved: true }] });
  expect(sizes(said(0), we)).toEqual([2]);
});

test.each<[string, Partial<Claim>]>([
  ['another hedge', { hedge: { cue: 'suspects', class: 'weak' } }],
  ['no hedge: the echo is surer', { hedge: { class: 'none' } }],
  ['another stance', { stance: 'denies' }],
  ['another claimant', { claimants: [{ as: 'CERT-NX', resolved: true }] }],
  ['another object', { object: { as: 'PALE OTTER', kind: 'actor' } }],
  ['another channel', { via: ['Daily Wire'] }],
  ['another predicate', { predicate: 'sponsored' }],
])('%s makes another claim', (_, different) => {
  expect(sizes(said(0), said(1, different))).toEqual([1, 1]);
});

test('the place that gives evidence leads', () => {
  const span = spanOf(TEXT, 0, 5);
  const evidenced = said(1, { evidence: [{ kind: 'infrastructure', quote: span.quote, span }] });
  expect(foldClaims([said(0), evidenced])[0]?.lead).toBe(evidenced);
});

test('what an analyst rejected is held back alone', () => {
  const [rejected, rest] = foldClaims([said(0, { status: 'rejected', by: 'ana' }), said(1)]);
  expect([rejected?.heldBack, rest?.heldBack]).toEqual(['rejected by ana', undefined]);
});
