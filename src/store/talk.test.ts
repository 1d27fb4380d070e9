import { afterEach, beforeEach, expect, test } from 'vitest';
import { onEachStore, type Place } from '../../test/fixtures/stores.ts';
import type { Reply, Result, SentMention, UtcInstant } from '../model/index.ts';
import type { Store } from './index.ts';

onEachStore((kind) => {
  let place: Place;
  let store: Store;

  const at = '2026-11-20T08:00:00.000Z' as UtcInstant;
  const later = '2026-11-21T08:00:00.000Z' as UtcInstant;

  beforeEach(async () => {
    place = await kind.fresh();
    store = valueIn(await place.open());
  });
  afterEach(async () => {
    await store.close();
    await place.end();
  });

  function valueIn<T>(result: Result<T>): T {
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return result.value;
  }

  async function told(id: string, most = 10): Promise<string> {
    const source = `https://blog.example/${id}`;
    const target = 'https://desk.example/posts/heron';
    const reply = { id, postId: 'post-1', via: 'webmention', source, target, host: 'blog.example' } as const;
    return valueIn(await store.talk.receive({ reply, at, restMs: 60_000, most }));
  }

  async function stored(id: string): Promise<{ readonly reply: Reply; readonly revision: number }> {
    return valueIn(await store.talk.reply(id));
  }

  test('a reply is taken in once, looked at when it is due, and its acts are all kept', async () => {
    expect([await told('reply-1'), await told('reply-1')]).toEqual(['new', 'known']);
    expect(valueIn(await store.talk.due(at, 5)).map(({ reply }) => reply.id)).toEqual(['reply-1']);
    const { reply, revision } = await stored('reply-1');
    const held = { ...reply, state: 'held' as const };
    valueIn(await store.talk.change({ reply: held, revision, act: { at: later, what: 'verified' } }));
    expect(valueIn(await store.talk.due(later, 5))).toEqual([]);
    expect(valueIn(await store.talk.counts())).toEqual({ held: 1 });
    expect(valueIn(await store.talk.acts('reply-1')).map(({ what }) => what)).toEqual([
      'received',
      'verified',
    ]);
    expect(await told('reply-1')).toBe('again');
  });

  test('of two analysts who speak at once the later is told, and what the first said stands', async () => {
    await told('reply-1');
    const { reply, revision } = await stored('reply-1');
    const say = (what: 'approved' | 'rejected', by: string): Promise<Result<unknown>> =>
      store.talk.change({ reply: { ...reply, state: what, verdict: what }, revision, act: { at, what, by } });
    expect(await say('approved', 'ana')).toMatchObject({ ok: true });
    expect(await say('rejected', 'bo')).toMatchObject({ ok: false, problem: { code: 'decided-meanwhile' } });
    expect((await stored('reply-1')).reply.state).toBe('approved');
    const page = valueIn(await store.audit({ order: 'oldest', limit: 10 }));
    expect(page.map(({ by, what }) => [by, what])).toEqual([['ana', 'reply: approved']]);
  });

  test('there are no more replies than asked for; spent ones of strangers make room', async () => {
    expect([await told('reply-1', 2), await told('reply-2', 2), await told('reply-3', 2)]).toEqual([
      'new',
      'new',
      'full',
    ]);
    const { reply, revision } = await stored('reply-1');
    const gone = {
      reply: { ...reply, state: 'gone' as const },
      revision,
      act: { at, what: 'gone' as const },
    };
    valueIn(await store.talk.change(gone));
    expect(await told('reply-3', 2)).toBe('new');
    expect(await store.talk.reply('reply-1')).toMatchObject({ ok: false, problem: { code: 'not-in-store' } });
  });

  test('a domain is blocked until that is taken back', async () => {
    const spam = { domain: 'spam.example', by: 'ana', at };
    valueIn(await store.talk.block(spam));
    valueIn(await store.talk.block({ ...spam, why: 'adverts' }));
    expect(valueIn(await store.talk.blocked())).toEqual([{ ...spam, why: 'adverts' }]);
    valueIn(await store.talk.unblock('spam.example', { by: 'bo', at: later }));
    expect(valueIn(await store.talk.blocked())).toEqual([]);
    expect(await store.talk.unblock('spam.example', { by: 'bo', at: later })).toMatchObject({
      ok: false,
      problem: { code: 'not-in-store' },
    });
  });

  test('who is to be told waits until told', async () => {
    const sent: SentMention = {
      postId: 'post-1',
      target: 'https://vendor.example/report',
      revision: 1,
      state: 'waiting',
      at,
    };
    valueIn(await store.talk.putMention(sent));
    expect(valueIn(await store.talk.waitingMentions(5))).toEqual([sent]);
    valueIn(await store.talk.putMention({ ...sent, state: 'sent', status: 202 }));
    expect(valueIn(await store.talk.waitingMentions(5))).toEqual([]);
    expect(valueIn(await store.talk.mentions('post-1'))).toEqual([{ ...sent, state: 'sent', status: 202 }]);
  });
});
