import { describe, expect, test } from 'vitest';
import type { Capture, Reply, ReplyEvidence } from '../../model/index.ts';
import { sha256, spanOf, utcInstant } from '../../model/index.ts';
import { afterLook, afterVerdict, Buckets, blockOf, domainOf, reasonsFor } from '../index.ts';

const AT = utcInstant(0);
const CAPTURE = { kind: 'capture', id: 'capture-1', sha256: sha256('') } as Capture;

function evidence(words: string, final = 'https://reader.example/notes/7'): ReplyEvidence {
  const excerpt = spanOf(words, 0, words.length);
  return { capture: CAPTURE, readingId: 'reading-1', extractor: 'html@1', excerpt, final, link: 'a' };
}

const WAITING: Reply = {
  kind: 'reply',
  id: 'reply-1',
  postId: 'post-1',
  via: 'webmention',
  source: 'https://reader.example/notes/7',
  target: 'https://desk.example/p/post-1',
  host: 'reader.example',
  receivedAt: AT,
  updatedAt: AT,
  state: 'waiting',
  reasons: [],
  tries: 0,
};

function look(reply: Reply, words: string): Reply {
  return { ...reply, ...afterLook(reply, { kind: 'linked', evidence: evidence(words), reasons: [] }) };
}

function say(reply: Reply, verdict: 'approved' | 'held' | 'rejected'): Reply {
  const standing = afterVerdict(reply, verdict);
  if (standing === undefined) throw new Error(`${verdict} is not possible`);
  return { ...reply, ...standing };
}

describe('how a reply stands', () => {
  test('whatever links is held; an analyst decides, and may decide otherwise', () => {
    const held = look(WAITING, 'We saw this, too.');
    expect(held.state).toBe('held');
    expect(say(say(held, 'approved'), 'rejected').state).toBe('rejected');
    expect(say(say(say(held, 'rejected'), 'held'), 'approved').state).toBe('approved');
  });

  test('what was approved stays so while it says the same, and is held once it says something else', () => {
    const approved = say(look(WAITING, 'We saw this, too.'), 'approved');
    expect(look(approved, 'We saw this, too.').state).toBe('approved');
    expect(look(approved, 'Buy pills.')).toMatchObject({ state: 'held', verdict: 'approved' });
  });

  test('what was rejected stays so, whatever its page says next', () => {
    expect(look(say(look(WAITING, 'Buy pills.'), 'rejected'), 'Buy more pills.').state).toBe('rejected');
  });

  test('a page that is gone or links no more is not shown; one that could not be had says nothing new', () => {
    const approved = say(look(WAITING, 'We saw this, too.'), 'approved');
    expect(afterLook(approved, { kind: 'gone' }).state).toBe('gone');
    expect(afterLook(approved, { kind: 'unlinked' }).state).toBe('unlinked');
    const problem = { kind: 'problem', code: 'timed-out', message: 'no answer came' } as const;
    expect(afterLook(approved, { kind: 'failed', problem })).toMatchObject({ state: 'approved', problem });
    expect(afterLook(WAITING, { kind: 'failed', problem }).state).toBe('failed');
  });

  test('nothing is approved of which nothing was seen, or nothing is there any more', () => {
    expect(afterVerdict(WAITING, 'approved')).toBeUndefined();
    const gone: Reply = { ...look(WAITING, 'x'), state: 'gone' };
    expect(afterVerdict(gone, 'approved')).toBeUndefined();
    expect(afterVerdict(gone, 'rejected')?.state).toBe('rejected');
  });
});

test('reasons tell what an analyst should look at twice', () => {
  const usual = { links: 1, isHidden: false, isKnownHost: true, isRepeated: false };
  expect(reasonsFor(WAITING, evidence('x'), usual)).toEqual([]);
  const all = { links: 9, isHidden: true, isKnownHost: false, isRepeated: true };
  const { excerpt: _, ...wordless } = evidence('x', 'https://xn--rader-8oa.example/');
  const approved = say(look(WAITING, 'before'), 'approved');
  expect(reasonsFor(approved, wordless, all)).toEqual([
    'hidden-link',
    'changed-since',
    'same-words',
    'other-host',
    'foreign-letters',
    'many-links',
    'no-words',
    'first-from-site',
  ]);
});

test('a domain is blocked with all that stands in it, however it is written, and nothing beside it', () => {
  const domain = domainOf(' SPÄM.example. ') ?? '';
  expect(domain).toBe('xn--spm-rla.example');
  const blocked = [{ domain, by: 'ada', at: AT }];
  expect(blockOf('a.xn--spm-rla.example', blocked)).toBeDefined();
  expect(blockOf('notxn--spm-rla.example', blocked)).toBeUndefined();
  for (const text of ['example', '', 'a b.example', 'https://a.example/', 'a@b.example', '..'])
    expect([text, domainOf(text)]).toEqual([text, undefined]);
});

test('a bucket gives so many at once and then one in its time, for each key by itself', () => {
  const bucket = new Buckets(3, 1_000, 2);
  expect([0, 0, 0, 0].map((now) => bucket.take('a', now))).toEqual([0, 0, 0, 1_000]);
  expect(bucket.take('b', 0)).toBe(0);
  expect(bucket.take('a', 750)).toBe(250);
  expect(bucket.take('a', 1_000)).toBe(0);
  expect(bucket.take('a', 1_000)).toBe(1_000);
});
