import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { envelopeText, filtersOf, manifestText, postedIn, versionsText } from './index.ts';
import { instantText, microsOf } from './instant.ts';
import { nextOf, positionOf } from './position.ts';

describe('an instant', () => {
  test('of any microsecond is written and read again without loss, and sorts as text', () => {
    const micros = fc.integer({ min: 0, max: 4_102_444_800_000_000 });
    fc.assert(
      fc.property(micros, micros, (a, b) => {
        expect(microsOf(instantText(a))).toBe(a);
        expect(instantText(a) < instantText(b)).toBe(a < b);
      }),
    );
  });

  test.each([
    ['2026-11-17T09:30:00Z', '2026-11-17T09:30:00.000000Z'],
    ['2026-11-17T09:30:00.1Z', '2026-11-17T09:30:00.100000Z'],
    ['2026-11-17T09:30:00.1234569Z', '2026-11-17T09:30:00.123456Z'],
  ])('%s is %s', (text, same) => {
    expect(instantText(microsOf(text) ?? 0)).toBe(same);
  });
});

test('where a page ended is told and understood; what we never gave is not', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (micros) => {
      expect(positionOf(nextOf(micros))).toBe(micros);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const position = positionOf(text);
      expect(position === undefined || nextOf(position) === text.replace(/^p0+(?=.)/u, 'p')).toBe(true);
    }),
  );
});

describe('filters', () => {
  test('whatever is asked, the answer is filters or a reason, and a page never has more than 1,000', () => {
    const name = fc.constantFrom(
      'limit',
      'next',
      'added_after',
      'match[id]',
      'match[type]',
      'match[version]',
      'other',
    );
    fc.assert(
      fc.property(fc.dictionary(name, fc.array(fc.string())), (query) => {
        const asked = filtersOf(query);
        if (asked.kind === 'fault') expect(asked.status).toBe(400);
        else expect(asked.limit >= 1 && asked.limit <= 1_000).toBe(true);
      }),
    );
    for (const limit of ['100000', '1'.repeat(400)]) {
      expect(filtersOf({ limit: [limit] })).toMatchObject({ limit: 1_000 });
    }
    // A page goes on after the later of the two.
    const next = nextOf(1_790_000_000_000_123);
    expect(filtersOf({ next: [next], added_after: ['2026-01-01T00:00:00Z'] })).toMatchObject({
      after: 1_790_000_000_000_123,
    });
    expect(filtersOf({ next: [next], added_after: ['2027-01-01T00:00:00Z'] })).toMatchObject({
      after: microsOf('2027-01-01T00:00:00Z'),
    });
  });

  test('that come twice are refused, and not the one or the other taken', () => {
    for (const name of ['match[type]', 'match[version]', 'limit', 'next', 'added_after'])
      expect(filtersOf({ [name]: ['all', 'all'] })).toMatchObject({
        status: 400,
        description: expect.stringContaining('once'),
      });
    expect(filtersOf({ 'match[type]': ['indicator,malware'] })).toMatchObject({
      types: ['indicator', 'malware'],
    });
  });

  test('of one object are the versions alone, and a list of versions is of all of them', () => {
    for (const of of ['object', 'versions'] as const) {
      expect(filtersOf({ 'match[type]': ['malware'] }, of)).toMatchObject({ status: 400 });
      expect(filtersOf({ 'match[spec_version]': ['2.1'] }, of)).toMatchObject({ isOtherSpec: false });
    }
    expect(filtersOf({}, 'object')).toMatchObject({ versions: { isAll: false, isLast: true } });
    expect(filtersOf({}, 'versions')).toMatchObject({ versions: { isAll: true } });
  });

  test('by version mean an instant, however many digits it is written with', () => {
    const stampsOf = (version: string): readonly string[] => {
      const asked = filtersOf({ 'match[version]': [version] });
      return asked.kind === 'fault' ? [] : asked.versions.stamps;
    };
    fc.assert(
      fc.property(fc.constantFrom('', '.5', '.25', '.123456'), fc.nat({ max: 3 }), (short, zeros) => {
        const asked = `2026-11-17T09:30:00${short}Z`;
        const written = `2026-11-17T09:30:00${short === '' && zeros > 0 ? '.' : short}${'0'.repeat(zeros)}Z`;
        expect(stampsOf(asked)).toContain(written);
        expect(stampsOf(written)).toContain(asked);
        expect(stampsOf(asked)).not.toContain('2026-11-17T09:30:00.1Z');
      }),
    );
  });
});

describe('an envelope', () => {
  const item = { added: 1_790_000_000_000_001, id: 'x--1', json: '{"id":"x--1","name":"\\u2028"}' };

  test('is JSON with the objects as they are stored, and says where it goes on only where it does', () => {
    const more = JSON.parse(envelopeText({ items: [item], hasMore: true }));
    expect(more).toEqual({ more: true, next: nextOf(item.added), objects: [JSON.parse(item.json)] });
    // The list must be left away then, and what is left is an empty object.
    for (const textOf of [envelopeText, manifestText, versionsText])
      expect(textOf({ items: [], hasMore: false })).toBe('{}');
  });

  test('of an object that nobody dated knows its version by when it was added', () => {
    const version = instantText(item.added);
    expect(JSON.parse(versionsText({ items: [item], hasMore: false })).versions).toEqual([version]);
    expect(JSON.parse(manifestText({ items: [item], hasMore: false })).objects).toEqual([
      { id: 'x--1', date_added: version, version, media_type: 'application/stix+json;version=2.1' },
    ]);
  });
});

test('whatever is posted is looked at without a fault of ours, and every object is counted once', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), (objects) => {
      const posted = postedIn(JSON.stringify({ objects }));
      expect(posted.kind === 'posted' && posted.successes.length + posted.failures.length).toBe(
        objects.length,
      );
    }),
  );
  expect(postedIn(`{"objects":[${'1,'.repeat(10_000)}1]}`)).toMatchObject({ kind: 'fault', status: 422 });
});
