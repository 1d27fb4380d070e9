import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation, PageState, Transition } from '../../../model/index.ts';
import { utcInstant } from '../../../model/index.ts';
import { firstStanding, isUnknown, takeLook } from './confirm.ts';

const START = Date.UTC(2026, 2, 3, 9);
const at = (n: number): ReturnType<typeof utcInstant> => utcInstant(START + n * 3_600_000);

/** Every transition that a series of looks leads to, and the state after it. */
function afterLooks(sights: readonly PageState[]): { told: Transition[]; state: PageState } {
  let standing = firstStanding(at(0));
  const told: Transition[] = [];
  for (const [n, sight] of sights.entries()) {
    const look: Observation = { at: at(n + 1), sight, reason: sight };
    const step = takeLook(standing, look);
    standing = step.standing;
    if (step.transition) told.push(step.transition);
  }
  return { told, state: standing.state };
}

const brief = (sights: readonly PageState[]): string[] =>
  afterLooks(sights).told.map(({ kind, from, to }) => `${kind} ${from} to ${to}`);

describe('a page’s state', () => {
  it.each<[string, PageState[], string[]]>([
    ['one bad look', ['gone', 'live', 'live'], []],
    ['two of two', ['gone', 'gone'], ['alert live to gone']],
    ['two of three', ['gone', 'live', 'gone'], ['alert live to gone']],
    ['two of four', ['gone', 'live', 'live', 'gone'], []],
    ['the same again and again', ['gone', 'gone', 'gone', 'gone', 'gone'], ['alert live to gone']],
    [
      'a door, and back',
      ['gated', 'gated', 'live', 'live'],
      ['notice live to gated', 'notice gated to live'],
    ],
    [
      'an outage between two looks at nothing',
      ['gone', 'gone', 'unreachable', 'unreachable', 'gone', 'gone'],
      ['alert live to gone', 'notice gone to unreachable', 'notice unreachable to gone'],
    ],
    ['gone, and there again', ['gone', 'gone', 'live', 'live'], ['alert live to gone', 'alert gone to live']],
    [
      'gone behind a door',
      ['gated', 'gated', 'gone', 'gone'],
      ['notice live to gated', 'alert gated to gone'],
    ],
    ['drifted, and the same since', ['drifted', 'drifted', 'live', 'live'], ['alert live to drifted']],
    [
      'drifted twice',
      ['drifted', 'drifted', 'live', 'drifted', 'drifted'],
      ['alert live to drifted', 'alert drifted to drifted'],
    ],
    [
      'drifted, and behind a door for a while',
      ['drifted', 'drifted', 'gated', 'gated', 'live', 'live'],
      ['alert live to drifted', 'notice drifted to gated', 'notice gated to drifted'],
    ],
    ['failures of many kinds', ['gone', 'gated', 'unreachable', 'soft-404', 'live'], []],
  ])('%s', (_, sights, told) => {
    expect(brief(sights)).toEqual(told);
  });

  it('is dated by the looks that confirm it and the last that saw the report', () => {
    const [told] = afterLooks(['live', 'gone', 'unreachable', 'gone']).told;
    expect(told).toMatchObject({ lastPresent: at(1), firstSeen: at(2), confirmedAt: at(4) });
  });

  const sights = fc.array(
    fc.constantFrom<PageState>(
      'live',
      'drifted',
      'soft-404',
      'redirected-away',
      'gated',
      'gone',
      'unreachable',
    ),
    { maxLength: 40 },
  );

  it('is told of only by a look of that kind, with another of the kind among the two before it', () => {
    fc.assert(
      fc.property(sights, (seen) => {
        for (const { to, confirmedAt, from } of afterLooks(seen).told) {
          const n = (Date.parse(confirmedAt) - START) / 3_600_000 - 1;
          const sight = seen[n];
          expect(sight === to || (sight === 'live' && to === 'drifted')).toBe(true);
          expect(seen.slice(Math.max(0, n - 2), n)).toContain(sight);
          expect(to !== from || to === 'drifted').toBe(true);
        }
      }),
    );
  });

  it('is never an alert when nothing but doors and outages came between good looks', () => {
    const harmless = fc.array(fc.constantFrom<PageState>('live', 'gated', 'unreachable'), { maxLength: 40 });
    fc.assert(
      fc.property(harmless, (seen) => {
        const { told } = afterLooks(seen);
        expect(told.filter(({ kind }) => kind === 'alert')).toEqual([]);
        expect(told.every(({ to }) => to === 'live' || isUnknown(to))).toBe(true);
      }),
    );
  });
});
