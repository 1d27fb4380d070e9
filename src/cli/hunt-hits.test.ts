import { afterEach, expect, test, vi } from 'vitest';
import type { HuntHit } from '../app/hunt-hit.ts';
import { ToldHits } from './hunt-hits.ts';

let text = '';

afterEach(() => {
  vi.restoreAllMocks();
});

function told({ isSummed = false } = {}): ToldHits {
  text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk, ...rest: readonly unknown[]) => {
    text += String(chunk);
    const [done] = rest.filter((each) => typeof each === 'function');
    done?.();
    return true;
  });
  return new ToldHits({ asJson: false, isSummed });
}

interface Said {
  readonly place?: string;
  readonly value?: string;
  readonly report: string;
  readonly seen?: string;
  readonly warned?: string;
}

function hit({ place = 'a.log:1', value = 'skua.example', report, seen = 'on ws-1', warned }: Said): HuntHit {
  const event = {
    place,
    head: [`${place}: ${value}`, '  line'],
    named: [`  ${report}`],
    seen: [`  ${seen}`],
  };
  const lines = [...event.head, ...event.named, ...event.seen];
  return { json: '{}', lines, event, ...(warned !== undefined && { warned }) };
}

test('what several reports name is told once, with all of them', async () => {
  const hits = told();
  await hits.tell(hit({ report: 'A' }));
  await hits.tell(hit({ value: 'other.example', report: 'A' }));
  await hits.tell(hit({ report: 'B' }));
  expect(text).toBe('');
  await hits.tell(hit({ place: 'a.log:2', report: 'A' }));
  expect(text).toBe(
    'a.log:1: skua.example\n  line\n  A\n  B\n  on ws-1\n' +
      'a.log:1: other.example\n  line\n  A\n  on ws-1\n',
  );
  text = '';
  // A log that is written to may have no more for a long time.
  await hits.pause();
  expect(text).toBe('a.log:2: skua.example\n  line\n  A\n  on ws-1\n');
});

test('each report has its own distance to what was seen', async () => {
  const hits = told();
  await hits.tell(hit({ report: 'A', seen: '2 days before' }));
  await hits.tell(hit({ report: 'B', seen: '9 months before' }));
  await hits.end();
  expect(text).toBe('a.log:1: skua.example\n  line\n  A\n  2 days before\n  B\n  9 months before\n');
});

test('of values on a warning list, what several reports name is one of the three that are told', async () => {
  const hits = told();
  for (const line of [1, 2, 3, 4, 5])
    for (const report of ['A', 'B'])
      await hits.tell(hit({ place: `a.log:${line}`, report, warned: 'skua.example' }));
  await hits.end();
  expect(text.match(/^a\.log:\d: skua\.example\n {2}line\n {2}A\n {2}B$/gm)).toHaveLength(3);
  expect(text).toContain('… 2 more of skua.example (--jsonl tells each)');
});

test('hits that are no events are told as they come, behind those that waited', async () => {
  const hits = told();
  await hits.tell(hit({ report: 'A' }));
  const row = { json: '{}', lines: ['a row'] };
  await hits.tell(row);
  await hits.tell(row);
  expect(text).toBe('a.log:1: skua.example\n  line\n  A\n  on ws-1\na row\na row\n');
});

test('a line may have any number of hits', async () => {
  const hits = told();
  for (let number = 0; number < 1000; number++)
    await hits.tell(hit({ value: `v${number}.example`, report: 'A' }));
  expect(text).toContain('v500.example');
  await hits.end();
  expect(text.match(/^a\.log:1/gm)).toHaveLength(1000);
});
