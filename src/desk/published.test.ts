import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OtherSite, TalkDesk, valueIn } from '../../test/fixtures/talk-desk.ts';

let talk: TalkDesk;
let site: OtherSite;
const ask: TalkDesk['ask'] = (path, init) => talk.ask(path, init);
const say: TalkDesk['say'] = (path, body, method) => talk.say(path, body, method);

beforeAll(async () => {
  [talk, site] = await Promise.all([TalkDesk.open(), OtherSite.open()]);
});
afterAll(() => Promise.all([talk.close(), site.close()]));

/** A moment later, so that nothing happens at one instant. */
function later(ms = 1_000): void {
  talk.clock += ms;
}

async function published(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  later();
  const { status, json, text } = await say('/posts', {
    report: talk.clear,
    words: ['CERT-NX disagrees. <script>alert(1)</script>', 'We quote why.'],
    ...more,
  });
  expect([status, text.slice(0, 300)]).toEqual([201, expect.any(String)]);
  return json.post.id;
}

async function looked(): Promise<void> {
  await talk.served.correspondent.rest();
}

const linkOf = (id: string): string => `${talk.url}/p/${id}`;

describe('a post', () => {
  test('only what is for everybody is published, and a refusal is written down', async () => {
    const refused = await say('/posts', { report: talk.green });
    expect([refused.status, refused.json.code]).toEqual([403, 'tlp-refused']);
    const entries = valueIn(await talk.desk.store.audit({ order: 'newest', limit: 1 }));
    expect(entries[0]).toMatchObject({
      what: 'exported',
      reportId: talk.green,
      outcome: 'tlp-refused',
      detail: { format: 'post', audience: 'TLP:CLEAR' },
    });
    expect((await ask('/p')).text).toContain('Nothing is published here.');
  });

  test('is a page without script: HOW before WHO, every finding with its sentence, the copy’s hash', async () => {
    const id = await published({ author: 'The desk of Sennbay' });
    const { status, headers, text } = await ask(`/p/${id}`);
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/u);
    expect(text).not.toMatch(/<script|javascript:|\son\w+=|src=/u);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text.indexOf('>HOW<')).toBeGreaterThan(0);
    expect(text.indexOf('>HOW<')).toBeLessThan(text.indexOf('>WHO<'));
    expect(text).toContain('TLP:CLEAR');
    const stored = valueIn(await talk.desk.store.document(talk.clear));
    expect(text).toContain(stored.capture.sha256);
    const { json } = await ask(`/p/${id}.json`);
    expect(json.findings.length).toBeGreaterThan(5);
    for (const { start, end, quote, sentence } of json.findings) {
      expect(stored.reading.text.slice(start, end)).toBe(quote);
      expect(sentence).not.toBe('');
    }
    for (const each of text.split('<li id="finding-').slice(1)) expect(each).toContain('<blockquote>“');
    // Whoever published it signs as they like; the account's name is nobody's business.
    expect(text + JSON.stringify(json)).not.toContain('"ada"');
    expect(text).toContain('The desk of Sennbay');
  });

  test('never changes silently: a correction is dated, says why, and what was taken back stays readable', async () => {
    const id = await published({ title: 'What CERT-NX says' });
    const before = (await ask(`/p/${id}`)).text;
    const [found] = valueIn(await talk.desk.store.document(talk.clear)).findings.flatMap((each) =>
      each.kind === 'vulnerability' && each.heldBack === undefined ? [each] : [],
    );
    const cve = found?.cve ?? '';
    later();
    const decided = await say(`/findings/${found?.id}/decisions`, { action: 'reject' });
    expect(decided.status).toBe(200);
    expect((await ask(`/p/${id}`)).text).toBe(before);
    const seen = (await ask(`/api/v1/posts/${id}`)).json;
    expect(seen.drift).toMatchObject({ takenBack: [cve], isRefused: false });

    later();
    const draft = { title: 'What CERT-NX says', words: ['CERT-NX disagrees.', 'We quote why.'] };
    const silent = await say(`/posts/${id}`, { do: 'correct', draft });
    expect(silent.status).toBe(400);
    const note = 'The advisory is about another hole.';
    const done = await say(`/posts/${id}`, { do: 'correct', draft, note, revision: seen.post.revision });
    expect(done.status).toBe(200);
    const page = (await ask(`/p/${id}`)).text;
    expect(page).toMatch(/<h3><time datetime="2026-11-26T[^"]+">Corrected 26 Nov 2026, \d\d:\d\d UTC/u);
    expect(page).toContain(note);
    expect(page).toContain(`<del>${cve}</del>`);
    expect(page).toContain('<del>CERT-NX disagrees. &lt;script&gt;');
    const stale = await say(`/posts/${id}`, { do: 'withdraw', note: 'x', revision: seen.post.revision });
    expect([stale.status, stale.json.code]).toEqual([503, 'store-busy']);

    const feed = (await ask('/p/feed.atom')).text;
    expect(feed).toContain(`Taken back: ${cve}`);
    expect(feed).toContain(note);
    expect((await ask('/p/feed.json')).json.items[0].content_text).toContain(note);
    later();
    await say(`/findings/${found?.id}/decisions`, { action: 'undo' });
  });

  test('that is withdrawn says so in its place, in the feed too, and comes back when that is undone', async () => {
    const id = await published({ title: 'Too early', language: 'de' });
    later();
    await say(`/posts/${id}`, { do: 'withdraw', note: 'Wir waren zu früh.' });
    const gone = await ask(`/p/${id}`);
    expect(gone.status).toBe(410);
    expect(gone.text).toContain('Dieser Beitrag wurde zurückgezogen');
    expect(gone.text).toContain('Wir waren zu früh.');
    expect(gone.text).not.toContain('<blockquote');
    expect((await ask('/p/feed.atom')).text).toContain('<at:deleted-entry');
    expect((await ask('/p')).text).not.toContain('Too early');
    expect((await talk.mention(`${site.url}/x`, linkOf(id))).status).toBe(400);
    later();
    expect((await say(`/posts/${id}`, { do: 'restore', note: 'Nun belegt.' })).status).toBe(200);
    const back = await ask(`/p/${id}`);
    expect([back.status, back.text.includes('lang="de"'), back.text.includes('Wer was behauptet')]).toEqual([
      200,
      true,
      true,
    ]);
  });

  test('links to web addresses alone; what is none, or has a secret in it, is refused', async () => {
    for (const url of ['javascript:alert(1)', 'https://a:b@c.example/', 'ftp://c.example/', 'nonsense'])
      expect((await say('/posts', { report: talk.clear, links: [{ url }] })).status).toBe(400);
    const id = await published({ links: [{ url: 'https://c.example/?a=1&b="', text: '<b>' }] });
    expect((await ask(`/p/${id}`)).text).toContain(
      '<a href="https://c.example/?a=1&amp;b=%22" rel="nofollow ugc noreferrer">&lt;b&gt;</a>',
    );
  });
});

describe('telling others', () => {
  test('the endpoint of each linked page is found and told; corrections and withdrawals are told again', async () => {
    later(3_600_000);
    site.pages.set('/essay', '<link rel="webmention" href="in?key=1"><p>An essay.</p>');
    site.pages.set(
      '/by-header',
      (_, answer) =>
        void answer
          .writeHead(200, { link: '</in2>; rel="webmention"', 'content-type': 'text/plain' })
          .end('x'),
    );
    site.pages.set('/plain', '<p>Takes none.</p>');
    site.pages.set('/in', (_, answer) => void answer.writeHead(201, { location: '/status/1' }).end());
    site.pages.set('/in2', (_, answer) => void answer.writeHead(400).end());
    const links = ['/essay', '/by-header', '/plain', '/missing'].map((path) => ({ url: site.url + path }));
    const id = await published({ links, tell: true });
    await looked();
    const mentions = async (): Promise<Record<string, Record<string, unknown>>> =>
      Object.fromEntries(
        (await ask(`/api/v1/posts/${id}`)).json.mentions.map((each: { target: string }) => [
          each.target.slice(site.url.length),
          each,
        ]),
      );
    expect(await mentions()).toMatchObject({
      '/essay': {
        state: 'sent',
        status: 201,
        endpoint: `${site.url}/in?key=1`,
        receipt: `${site.url}/status/1`,
      },
      '/by-header': { state: 'failed', status: 400, problem: { code: 'source-error' } },
      '/plain': { state: 'no-endpoint' },
      '/missing': { state: 'failed' },
    });
    const posted = (): readonly string[] =>
      site.asked
        .filter(({ method, path }) => method === 'POST' && path === '/in?key=1')
        .map(({ body }) => body);
    const form = new URLSearchParams({ source: linkOf(id), target: `${site.url}/essay` }).toString();
    expect(posted()).toEqual([form]);
    later();
    await say(`/posts/${id}`, { do: 'correct', note: 'One link less.', draft: { links: links.slice(1) } });
    await looked();
    expect(posted()).toEqual([form, form]);
    later();
    await say(`/posts/${id}`, { do: 'withdraw', note: 'Withdrawn for a test.' });
    await looked();
    expect(posted()).toEqual([form, form, form]);
    expect((await mentions())['/essay']).toMatchObject({ state: 'sent', revision: 3 });
  });
});
