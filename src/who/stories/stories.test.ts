import { describe, expect, test } from 'vitest';
import type { Clue, ClueKind, JournalEntry, StoryEvent, StorySeed, UtcInstant } from '../../model/index.ts';
import { lastChange, storyOf, suggestStories } from './index.ts';

const at = '2026-11-20T08:00:00.000Z' as UtcInstant;

function journal(...events: readonly StoryEvent[]): JournalEntry<'stories'>[] {
  return events.map((record, index) => ({ subject: 'story-1', seq: index + 1, by: 'ana', at, record }));
}

function seed(id: string, published: string | undefined, ...clues: readonly string[]): StorySeed {
  return {
    reportId: id,
    title: id,
    ...(published !== undefined && { published }),
    clues: clues.map((said): Clue => {
      const [kind = '', shown = ''] = said.split(': ');
      return {
        kind: kind as ClueKind,
        key: `${kind} ${shown.toLowerCase()}`,
        shown,
        findingId: `${id} ${shown}`,
      };
    }),
  };
}

function groups(...seeds: readonly StorySeed[]): readonly (readonly string[])[] {
  return suggestStories(seeds).map(({ members }) => members.map(({ reportId }) => reportId).sort());
}

describe('what the journal makes of a story', () => {
  test('changes in order, each of them undone by a further entry', () => {
    const entries = journal(
      { kind: 'made', title: 'Heron', reports: ['a', 'b'] },
      { kind: 'added', reports: ['c', 'a'] },
      { kind: 'renamed', title: 'Copper Heron' },
      { kind: 'removed', reports: ['b'] },
    );
    expect(storyOf(entries)).toMatchObject({ title: 'Copper Heron', reports: ['a', 'c'] });
    const undone = [...entries, ...journal({ kind: 'undone', entry: 4 })].map((entry, index) => ({
      ...entry,
      seq: index + 1,
    }));
    expect(storyOf(undone)).toMatchObject({ title: 'Copper Heron', reports: ['a', 'b', 'c'] });
    expect(lastChange(undone)?.seq).toBe(3);
  });

  test('undoing the undoing restores, and a story whose making is undone is gone', () => {
    const made: StoryEvent = { kind: 'made', title: 'Heron', reports: ['a'] };
    expect(storyOf(journal(made, { kind: 'undone', entry: 1 }))).toBeUndefined();
    expect(storyOf(journal(made, { kind: 'undone', entry: 1 }, { kind: 'undone', entry: 2 }))?.title).toBe(
      'Heron',
    );
  });
});

describe('suggestions', () => {
  test('a rare name at one time, with the words on both sides', () => {
    const [suggestion] = suggestStories([
      seed('a', '2026-11-17', 'actor: AMBER FINCH'),
      seed('b', '2026-11-19', 'actor: AMBER FINCH'),
      seed('c', '2026-11-18', 'actor: SLOW TIDE'),
    ]);
    expect(suggestion?.members.map(({ reportId }) => reportId)).toEqual(['a', 'b']);
    expect(suggestion?.members[1]).toMatchObject({
      daysApart: 2,
      grounds: [{ kind: 'actor', shown: 'AMBER FINCH', here: 'b AMBER FINCH', there: 'a AMBER FINCH' }],
    });
  });

  test('a name alone does not bridge half a year, shared servers and malware do', () => {
    const before = seed('a', '2026-01-10', 'actor: AMBER FINCH');
    expect(groups(before, seed('b', '2026-11-19', 'actor: AMBER FINCH'))).toEqual([]);
    const clues = ['indicator: 198.51.100.7', 'indicator: evil.example', 'malware: TEALWING'];
    expect(groups(seed('a', '2026-01-10', ...clues), seed('b', '2026-11-19', ...clues))).toEqual([
      ['a', 'b'],
    ]);
  });

  test('“the intrusion” is said of any affair', () => {
    expect(
      groups(
        seed('a', '2026-11-17', 'incident: the intrusion'),
        seed('b', '2026-11-18', 'incident: the intrusion'),
      ),
    ).toEqual([]);
    expect(
      groups(
        seed('a', '2026-11-17', 'incident: the theft from Sennbay port'),
        seed('b', '2026-11-18', 'incident: the theft from Sennbay port'),
      ),
    ).toEqual([['a', 'b']]);
  });

  test('words that name no incident, and malware that anybody has, join nothing and are shown as no ground', () => {
    const directly = ['incident: the operation directly', 'malware: PlugX', 'malware: gh0st RAT'];
    expect(groups(seed('a', '2013-11-17', ...directly), seed('b', '2013-11-18', ...directly))).toEqual([]);
    const [found] = suggestStories([
      seed('a', '2013-11-17', ...directly, 'actor: AMBER FINCH'),
      seed('b', '2013-11-18', ...directly, 'actor: AMBER FINCH'),
    ]);
    expect(found?.members[1]?.grounds.map(({ shown }) => shown)).toEqual(['AMBER FINCH']);
    // However many of it they share, malware alone is one clue.
    const two = ['malware: TEALWING', 'malware: DUSKMARE'];
    expect(groups(seed('a', undefined, ...two), seed('b', undefined, ...two))).toEqual([]);
  });

  test('two affairs that share one report stay two', () => {
    const first = ['indicator: a.example', 'indicator: b.example'];
    const second = ['indicator: c.example', 'indicator: d.example'];
    const found = groups(
      seed('a', '2026-11-01', ...first),
      seed('b', '2026-11-02', ...first),
      seed('digest', '2026-11-03', ...first),
      seed('c', '2026-11-04', ...second),
      seed('d', '2026-11-05', ...second),
    );
    expect(found).toEqual([
      ['a', 'b', 'digest'],
      ['c', 'd'],
    ]);
  });

  test('what everybody names is no affair, and reports of a story are left alone', () => {
    const many = Array.from({ length: 60 }, (_, n) => seed(`r${n}`, '2026-11-17', 'actor: BUSY BEE'));
    expect(groups(...many)).toEqual([]);
    const two = [seed('a', '2026-11-17', 'actor: X'), seed('b', '2026-11-17', 'actor: X')];
    expect(suggestStories(two, new Set(['a']))).toEqual([]);
  });

  test('the order of the reports makes no difference', () => {
    const seeds = [
      seed('a', '2026-11-17', 'malware: TEALWING', 'actor: X'),
      seed('b', undefined, 'malware: TEALWING', 'actor: X'),
      seed('c', '2026-11-20', 'malware: TEALWING', 'actor: X'),
    ];
    expect(suggestStories(seeds.toReversed())).toEqual(suggestStories(seeds));
  });

  test('ten thousand reports of a thousand affairs, within ten seconds of processor time', () => {
    const seeds = Array.from({ length: 10_000 }, (_, n) => {
      const affair = n % 1_000;
      const own = Array.from({ length: 20 }, (_, k) => `indicator: h${k}.r${n}.example`);
      const shared = [
        `indicator: a${affair}.example`,
        `indicator: b${affair}.example`,
        `actor: X${affair % 50}`,
      ];
      const day = String((affair % 28) + 1).padStart(2, '0');
      return seed(`report-${n}`, `2026-05-${day}`, ...own, ...shared, `malware: M${affair % 300}`);
    });
    const started = process.cpuUsage();
    const found = suggestStories(seeds);
    const { user, system } = process.cpuUsage(started);
    expect(found).toHaveLength(1_000);
    expect(new Set(found.map(({ members }) => members.length))).toEqual(new Set([10]));
    expect((user + system) / 1_000_000).toBeLessThan(10);
  });
});
