import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bring, type RunningDesk, runDesk } from '../desk.ts';
import { ROOT, temporaryFolder } from '../howdunit.ts';

const home = join(temporaryFolder(), 'home');
const page = readFileSync(join(ROOT, 'examples/copper-heron/report.html'));
let desk: RunningDesk;
let report: string;

interface Card {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly by: string;
  readonly revision: number;
  readonly span: { readonly start: number; readonly end: number; readonly quote: string };
  readonly sentence: { readonly start: number; readonly end: number; readonly text: string };
  readonly about: { readonly type?: string; readonly value: string };
  readonly role?: string;
}

async function findings(query = ''): Promise<{ items: Card[]; total: number; next?: string }> {
  const { status, json, text } = await desk.get(`/api/v1/reports/${report}/findings?${query}`);
  expect([status, text.slice(0, 200)]).toEqual([200, text.slice(0, 200)]);
  return json;
}

async function wholeText(): Promise<string> {
  let text = '';
  let cursor: string | undefined;
  do {
    const { json } = await desk.get(
      `/api/v1/reports/${report}/blocks?limit=7${cursor === undefined ? '' : `&cursor=${cursor}`}`,
    );
    for (const block of json.items) text = text.padEnd(block.start, '\n') + block.text;
    cursor = json.next;
  } while (cursor !== undefined);
  return text;
}

const decide = (id: string, body: object) => desk.post(`/api/v1/findings/${id}/decisions`, body);

beforeAll(async () => {
  desk = await runDesk(home);
  report = await bring(desk, 'report.html', page);
}, 90_000);

describe('reading', () => {
  test('tells its stages one after another, and ends with the report', async () => {
    const { json } = await desk.post('/api/v1/reports', {
      text: 'Slow Tide asks hxxps://tide[.]example/gate for 198.51.100[.]7 twice a day.',
      name: 'pasted note',
    });
    const { text, headers } = await desk.get(`/api/v1/jobs/${json.job.id}/events`);
    expect(headers.get('content-type')).toContain('text/event-stream');
    const events = [...text.matchAll(/^event: (\w+)$/gmu)].map(([, name]) => name);
    expect(events).toContain('stage');
    expect(events.at(-1)).toBe('done');
    const done = JSON.parse(/^event: done\ndata: (.*)$/mu.exec(text)?.[1] ?? '{}');
    const read = await desk.get(`/api/v1/reports/${done.reportId}`);
    expect(read.json.capture.source).toEqual({ kind: 'file', name: 'pasted note.txt' });
    expect(read.json.counts.findings).toBeGreaterThanOrEqual(2);
  });

  test('what cannot be read is a problem of the job, and its place is the file’s name', async () => {
    const form = new FormData();
    form.set('file', new File([new Uint8Array([0, 1, 2, 3, 255, 254, 0, 9])], '../../etc/thing.bin'));
    const { json } = await desk.post('/api/v1/reports', form);
    const job = await desk.ended(json.job.id);
    expect(job.state).toBe('failed');
    expect(job.problem?.code).toBe('unsupported-format');
    expect(JSON.stringify(job)).not.toContain(home);
  });
});

describe('the evidence stands beside each finding', () => {
  test('every span and every sentence is what the text says there', async () => {
    const text = await wholeText();
    const { items, total } = await findings('held=all&limit=5000');
    expect(items).toHaveLength(total);
    expect(total).toBeGreaterThan(20);
    for (const { span, sentence } of items) {
      expect(text.slice(span.start, span.end)).toBe(span.quote);
      expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
      expect(sentence.start <= span.start && span.end <= sentence.end).toBe(true);
    }
  });

  test('pages of a list are the list', async () => {
    const { items: all, total } = await findings('limit=5000');
    const paged: Card[] = [];
    let cursor = '';
    for (;;) {
      const { items, next } = await findings(`limit=9${cursor}`);
      paged.push(...items);
      if (next === undefined) break;
      cursor = `&cursor=${next}`;
    }
    expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(paged).toHaveLength(total);
  });

  test('filters say what they leave', async () => {
    const { items: how } = await findings('side=how&limit=5000');
    const { items: who } = await findings('side=who&limit=5000');
    expect(who.some(({ kind }) => kind === 'claim')).toBe(true);
    expect(who.every(({ kind }) => kind === 'claim' || kind === 'actor-name')).toBe(true);
    expect(how.some(({ kind }) => kind === 'claim' || kind === 'actor-name')).toBe(false);
    const { total } = await findings('limit=1');
    expect(how.length + who.length).toBe(total);
    const { items: domains } = await findings('kind=observable&q=HERON-CDN&limit=5000');
    expect(domains.length).toBeGreaterThan(0);
    for (const { about } of domains) expect(about.value).toContain('heron-cdn');
    const { items: attackers } = await findings('role=attacker&limit=5000');
    expect(new Set(attackers.map(({ role }) => role))).toEqual(new Set(['attacker']));
    const { status, json } = await desk.get(`/api/v1/reports/${report}/findings?side=maybe`);
    expect([status, json.code, json.errors[0].path]).toEqual([400, 'bad-request', 'side']);
  });
});

describe('decisions', () => {
  test('accept, reject and undo, each in somebody’s name, none overwritten', async () => {
    const [first] = (await findings('kind=technique&limit=1')).items;
    const id = first?.id ?? '';
    const accepted = await decide(id, { action: 'accept', by: 'ana' });
    expect(accepted.json.decided[0]).toMatchObject({ id, status: 'accepted', by: 'ana', revision: 1 });
    const rejected = await decide(id, { action: 'reject', by: 'bo' });
    expect(rejected.json.decided[0]).toMatchObject({ status: 'rejected', by: 'bo', revision: 2 });
    const undone = await decide(id, { action: 'undo', by: 'bo' });
    expect(undone.json.decided[0]).toMatchObject({ status: 'accepted', revision: 3 });
    const { json } = await desk.get(`/api/v1/findings/${id}`);
    expect(json.decisions.map(({ status, by }: { status: string; by: string }) => [status, by])).toEqual([
      ['accepted', 'ana'],
      ['rejected', 'bo'],
      ['accepted', 'bo'],
    ]);
  });

  test('an analyst’s name may come in a header, percent-encoded; a control character is no name', async () => {
    const [one] = (await findings('kind=technique&status=suggested&limit=1')).items;
    const path = `/api/v1/findings/${one?.id}/decisions`;
    const { json } = await desk.post(
      path,
      { action: 'accept' },
      { 'x-analyst': encodeURIComponent('Žofie Ř.') },
    );
    expect(json.decided[0].by).toBe('Žofie Ř.');
    expect((await desk.post(path, { action: 'accept', by: 'a\u0000b' })).status).toBe(400);
  });

  test('who decided later on what somebody else has decided meanwhile is told, and nothing is lost', async () => {
    const [one] = (await findings('kind=observable&status=suggested&limit=1')).items;
    const id = one?.id ?? '';
    expect((await decide(id, { action: 'accept', revision: 0, by: 'ana' })).status).toBe(200);
    const late = await decide(id, { action: 'reject', revision: 0, by: 'bo' });
    expect([late.status, late.json.code]).toEqual([409, 'decided-meanwhile']);
    expect(late.headers.get('content-type')).toBe('application/problem+json');
    expect(late.json.current).toMatchObject({ id, status: 'accepted', by: 'ana', revision: 1 });
    expect((await decide(id, { action: 'reject', revision: 1, by: 'bo' })).status).toBe(200);
  });

  test('all with this value are decided in one go, save those somebody has decided on, and undone in one', async () => {
    const { items } = await findings('held=all&kind=observable&status=suggested&limit=5000');
    const byValue = new Map<string, Card[]>();
    for (const card of items) {
      const key = `${card.about.type} ${card.about.value}`;
      byValue.set(key, [...(byValue.get(key) ?? []), card]);
    }
    const group = [...byValue.values()].find(({ length }) => length >= 3) ?? [];
    const [first, second] = group;
    if (first === undefined || second === undefined) throw new Error('the example repeats a value');
    await decide(second.id, { action: 'accept', by: 'bo' });
    const all = await decide(first.id, { action: 'reject', allSameValue: true, by: 'ana' });
    expect(all.json.decided).toHaveLength(group.length - 1);
    const kept = await desk.get(`/api/v1/findings/${second.id}`);
    expect(kept.json.card).toMatchObject({ status: 'accepted', by: 'bo' });
    const undone = await decide(first.id, { action: 'undo', allSameValue: true, by: 'ana' });
    expect(undone.json.decided).toHaveLength(group.length - 1);
    expect(new Set(undone.json.decided.map(({ status }: Card) => status))).toEqual(new Set(['suggested']));
  });

  test('retype and correct, by the words there are; anything else is refused', async () => {
    const [one] = (await findings('kind=observable&status=suggested&limit=1')).items;
    const id = one?.id ?? '';
    const retyped = await decide(id, {
      action: 'retype',
      edit: { type: 'mutex', role: 'victim' },
      by: 'ana',
    });
    expect(retyped.json.decided[0]).toMatchObject({
      status: 'edited',
      role: 'victim',
      about: { type: 'mutex' },
    });
    for (const edit of [{ type: 'nonsense' }, { span: 'x' }, { kind: 'rule' }, {}]) {
      const refused = await decide(id, { action: 'edit', edit, by: 'ana' });
      expect([edit, refused.status, refused.json.code]).toEqual([edit, 400, 'bad-usage']);
    }
    const [technique] = (await findings('kind=technique&status=suggested&limit=1')).items;
    const other = await decide(technique?.id ?? '', {
      action: 'edit',
      edit: { attackId: 'T1566.002' },
      by: 'ana',
    });
    expect(other.json.decided[0]).toMatchObject({ attackId: 'T1566.002', name: 'Spearphishing Link' });
  });

  test('a finding is made of selected words, and only of words that stand there', async () => {
    const text = await wholeText();
    const quote = 'port authorities';
    const start = text.indexOf(quote);
    const selection = { start, end: start + quote.length, quote };
    const made = await desk.post(`/api/v1/reports/${report}/findings`, {
      ...selection,
      kind: 'observable',
      type: 'mutex',
      by: 'ana',
    });
    expect(made.status).toBe(201);
    expect(made.json.added).toMatchObject({ status: 'accepted', by: 'ana', span: { quote } });
    const wrong = await desk.post(`/api/v1/reports/${report}/findings`, {
      ...selection,
      start: start + 1,
      end: start + 1 + quote.length,
      kind: 'actor-name',
    });
    expect([wrong.status, wrong.json.code]).toEqual([400, 'bad-usage']);
  });

  test('where a finding stands is corrected: one is rejected, one is made, both stay on record', async () => {
    const text = await wholeText();
    const { items } = await findings('kind=software&status=suggested&limit=1');
    const card = items[0] ?? (await findings('kind=actor-name&status=suggested&limit=1')).items[0];
    if (card === undefined) throw new Error('the example names software or an actor');
    const quote = text.slice(card.span.start, card.span.end + 3);
    const span = { start: card.span.start, end: card.span.end + 3, quote };
    const { status, json } = await decide(card.id, {
      action: 'edit',
      span,
      revision: card.revision,
      by: 'ana',
    });
    expect(status).toBe(200);
    expect(json.decided.map(({ status: now }: Card) => now)).toEqual(['rejected', 'accepted']);
    expect(json.decided[1].span.quote).toBe(quote);
  });

  test('they survive a re-read of the same page', async () => {
    const before = await findings('held=all&status=accepted,rejected,edited&limit=5000');
    await bring(desk, 'report.html', page, 'AMBER');
    const after = await findings('held=all&status=accepted,rejected,edited&limit=5000');
    expect(before.total).toBeGreaterThan(5);
    expect(after.items.map(({ id, status }) => [id, status])).toEqual(
      before.items.map(({ id, status }) => [id, status]),
    );
  });
});

describe('two people at once', () => {
  test('lose nothing: every decision that was acknowledged is in the store, in somebody’s name', async () => {
    const { items } = await findings('held=all&limit=120');
    const people = ['ana', 'bo'];
    const acknowledged = new Map<string, number>();
    await Promise.all(
      people.map(async (by, at) => {
        const own = at === 0 ? items : [...items].reverse();
        for (const { id } of own) {
          const { status } = await decide(id, { action: at === 0 ? 'accept' : 'reject', by });
          if (status === 200) acknowledged.set(id, (acknowledged.get(id) ?? 0) + 1);
        }
      }),
    );
    for (const { id, revision } of items) {
      const { json } = await desk.get(`/api/v1/findings/${id}`);
      expect([id, json.decisions.length]).toEqual([id, revision + (acknowledged.get(id) ?? 0)]);
      expect(
        json.decisions
          .slice(-2)
          .map(({ by }: Card) => by)
          .sort(),
      ).toEqual(people);
    }
    expect([...acknowledged.values()].every((count) => count === 2)).toBe(true);
  }, 120_000);
});
