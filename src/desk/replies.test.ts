import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OtherSite, TalkDesk, valueIn } from '../../test/fixtures/talk-desk.ts';

let talk: TalkDesk;
let site: OtherSite;
const ask: TalkDesk['ask'] = (path, init) => talk.ask(path, init);
const say: TalkDesk['say'] = (path, body, method) => talk.say(path, body, method);

beforeAll(async () => {
  [talk, site] = await Promise.all([TalkDesk.open({ isPlain: true }), OtherSite.open()]);
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

async function told(source: string, id: string): Promise<string> {
  const { status, headers } = await talk.mention(source, linkOf(id));
  expect(status).toBe(201);
  await looked();
  return (headers.get('location') ?? '').split('/').at(-1) ?? '';
}

describe('a reply', () => {
  let post: string;
  beforeAll(async () => {
    post = await published({ title: 'What CERT-NX says' });
  });

  test('is looked at, kept, and held with its words and reasons until an analyst approves it', async () => {
    const id = await told(site.reply('/notes/1', linkOf(post)), post);
    expect((await ask(`/p/replies/${id}`)).json).toMatchObject({ state: 'held', isWaiting: false });
    const { json } = await ask(`/api/v1/replies/${id}`);
    expect(json.reply).toMatchObject({
      state: 'held',
      via: 'webmention',
      host: '127.0.0.1',
      reasons: ['first-from-site'],
    });
    const { excerpt, title, capture } = json.reply.evidence;
    expect(excerpt.quote).toBe(
      'We looked at our own gateways and see it differently: what CERT-NX has published names none of our machines.',
    );
    expect([title, json.doesReread]).toEqual(['Notes of a port', true]);
    expect((await ask(`/p/${post}`)).text).not.toContain('see it differently');

    later();
    const approved = await say(`/replies/${id}`, { do: 'approved', note: 'a contrary voice' });
    expect(approved.json.reply.state).toBe('approved');
    const page = (await ask(`/p/${post}`)).text;
    expect(page).toContain(`“${excerpt.quote}”`);
    expect(page).toContain(capture.sha256);
    expect(page).toContain(`href="${site.url}/notes/1" rel="nofollow ugc noreferrer"`);
    const [entry] = valueIn(await talk.desk.store.audit({ order: 'newest', limit: 1 }));
    expect(entry).toMatchObject({ by: 'ada', what: 'reply: approved', subject: id, outcome: 'done' });

    later();
    await say(`/replies/${id}`, { do: 'held' });
    expect((await ask(`/p/${post}`)).text).not.toContain('see it differently');
    later();
    await say(`/replies/${id}`, { do: 'approved' });
    const { acts } = (await ask(`/api/v1/replies/${id}`)).json;
    expect(acts.map(({ what }: { what: string }) => what)).toEqual([
      'received',
      'verified',
      'approved',
      'held',
      'approved',
    ]);
  });

  test('that says something else later is held again; one that is gone is shown no more', async () => {
    const source = site.reply('/notes/2', linkOf(post), 'At first we agree:');
    const id = await told(source, post);
    later();
    await say(`/replies/${id}`, { do: 'approved' });
    later(120_000);
    await told(source, post);
    expect((await ask(`/p/replies/${id}`)).json.state).toBe('approved');
    site.reply('/notes/2', linkOf(post), 'Buy pills here:');
    later(120_000);
    await told(source, post);
    const { reply } = (await ask(`/api/v1/replies/${id}`)).json;
    expect([reply.state, reply.reasons]).toEqual(['held', ['changed-since']]);
    expect((await ask(`/p/${post}`)).text).not.toContain('pills');
    later();
    await say(`/replies/${id}`, { do: 'approved' });
    site.pages.set('/notes/2', (_, answer) => void answer.writeHead(410).end('gone'));
    later(120_000);
    await told(source, post);
    expect((await ask(`/p/replies/${id}`)).json.state).toBe('gone');
    expect((await ask(`/p/${post}`)).text).not.toContain('pills');
    later();
    const refused = await say(`/replies/${id}`, { do: 'approved' });
    expect([refused.status, refused.json.code]).toEqual([400, 'bad-usage']);
  });

  test('whose copy was changed behind the desk’s back is not approved', async () => {
    const id = await told(site.reply('/notes/3', linkOf(post), 'Read this:'), post);
    const { revision, reply } = valueIn(await talk.desk.store.talk.reply(id));
    const { evidence } = reply;
    if (evidence?.excerpt === undefined) throw new Error('no words');
    const forged = { ...evidence, excerpt: { ...evidence.excerpt, quote: 'Read that:' } };
    const act = { at: reply.updatedAt, what: 'verified' } as const;
    valueIn(await talk.desk.store.talk.change({ reply: { ...reply, evidence: forged }, revision, act }));
    const refused = await say(`/replies/${id}`, { do: 'approved' });
    expect([refused.status, refused.json.code]).toEqual([500, 'capture-damaged']);
    expect((await ask(`/api/v1/replies/${id}`)).json.doesReread).toBe(false);
  });

  test('a decision on what somebody else has changed meanwhile changes nothing', async () => {
    const id = await told(site.reply('/notes/4', linkOf(post), 'Once more:'), post);
    const { revision } = (await ask(`/api/v1/replies/${id}`)).json;
    later();
    expect((await say(`/replies/${id}`, { do: 'rejected', revision })).status).toBe(200);
    const late = await say(`/replies/${id}`, { do: 'approved', revision });
    expect([late.status, late.json.code]).toEqual([409, 'decided-meanwhile']);
    expect((await ask(`/p/replies/${id}`)).json.state).toBe('rejected');
  });

  test('of a blocked domain is neither taken nor shown; that can be taken back', async () => {
    later(600_000);
    expect((await say('/blocked-domains', { domain: 'example' })).status).toBe(400);
    expect((await say('/blocked-domains', { domain: '127.0.0.1', why: 'pills' })).status).toBe(201);
    expect((await ask(`/p/${post}`)).text).not.toContain('see it differently');
    const refused = await talk.mention(`${site.url}/notes/5`, linkOf(post));
    expect([refused.status, refused.text]).toEqual([403, 'Nothing is taken from that site.\n']);
    expect((await ask('/api/v1/blocked-domains')).json.items).toMatchObject([{ by: 'ada', why: 'pills' }]);
    later();
    expect((await say('/blocked-domains/127.0.0.1', {}, 'DELETE')).status).toBe(200);
    expect((await ask(`/p/${post}`)).text).toContain('see it differently');
    const [entry] = valueIn(await talk.desk.store.audit({ order: 'newest', limit: 1 }));
    expect(entry).toMatchObject({ what: 'domain: unblocked', subject: '127.0.0.1' });
  });

  test('has what its page does to be found out: hidden, elsewhere, full of links, the words of another', async () => {
    later(600_000);
    site.pages.set('/moved', (_, answer) => void answer.writeHead(302, { location: '/spam' }).end());
    const links = '<a href="https://a.example/">a</a> <a href="https://b.example/">b</a>';
    site.pages.set(
      '/spam',
      `<title>x</title><p>These words are read by whoever looks at this page and are long enough.</p><p hidden>Good words with links: ${links} and <a href="${linkOf(post)}">this</a>.</p>`,
    );
    const id = await told(`${site.url}/moved`, post);
    const { reply } = (await ask(`/api/v1/replies/${id}`)).json;
    expect(reply.reasons).toContain('hidden-link');
    expect(reply.evidence.final).toBe(`${site.url}/spam`);
    const [one, other] = ['/same/1', '/same/2'].map((path) => site.reply(path, linkOf(post), links));
    await told(one ?? '', post);
    const again = await told(other ?? '', post);
    expect((await ask(`/api/v1/replies/${again}`)).json.reply.reasons).toEqual(['same-words', 'many-links']);
  });
});

describe('what strangers send', () => {
  let post: string;
  beforeAll(async () => {
    later(3_600_000);
    post = await published({ title: 'Open to all' });
  });

  test('is refused before anything is fetched where it cannot be a reply', async () => {
    const before = site.asked.length;
    const status = async (source: string, target: string): Promise<number> =>
      (await talk.mention(source, target)).status;
    expect(await status('nonsense', linkOf(post))).toBe(400);
    expect(await status('ftp://127.0.0.1/x', linkOf(post))).toBe(400);
    expect(await status(linkOf(post), linkOf(post))).toBe(400);
    expect(await status(`${site.url}/x`, `${site.url}/y`)).toBe(400);
    expect(await status(`${site.url}/x`, `${talk.url}/p/post-0000000000000000`)).toBe(400);
    expect((await ask('/p/webmention', { method: 'POST', body: '{}' })).status).toBe(400);
    const long = await ask('/p/webmention', {
      method: 'POST',
      body: new URLSearchParams({ source: 'x'.repeat(20_000), target: '' }),
    });
    expect(long.status).toBe(413);
    await looked();
    expect(site.asked.length).toBe(before);
  });

  test('a page of a hundred megabytes, one that never ends, a circle of redirects: none is kept, all are told apart', async () => {
    site.pages.set('/large', (_, answer) => {
      answer.writeHead(200, { 'content-type': 'text/html', 'content-length': String(100 * 1024 * 1024) });
      answer.write('<p>'.repeat(100_000));
    });
    site.pages.set('/endless', (_, answer) => {
      answer.writeHead(200, { 'content-type': 'text/html' });
      const more = setInterval(() => answer.write('<p>'.repeat(30_000)), 1);
      answer.on('close', () => clearInterval(more));
    });
    site.pages.set('/round', (_, answer) => void answer.writeHead(302, { location: '/round?2' }).end());
    site.pages.set('/away', (request, answer) => {
      const step = Number(request.url?.split('?')[1] ?? 0) + 1;
      answer.writeHead(302, { location: `/away?${step}` }).end();
    });
    site.pages.set(
      '/unlinked',
      '<title>x</title><p>Nothing to see here, and certainly no link to anything.</p>',
    );
    site.pages.set(
      '/picture',
      (_, answer) => void answer.writeHead(200, { 'content-type': 'image/png' }).end(linkOf(post)),
    );
    const kept = async (): Promise<number> =>
      valueIn(await talk.desk.store.talk.replies({ postId: post, limit: 99 })).filter(
        ({ reply }) => reply.evidence !== undefined,
      ).length;
    const before = await kept();
    const outcome = async (path: string): Promise<readonly unknown[]> => {
      const id = await told(site.url + path, post);
      const { reply } = (await ask(`/api/v1/replies/${id}`)).json;
      return [path, reply.state, reply.problem?.code];
    };
    expect(await outcome('/large')).toEqual(['/large', 'failed', 'too-large']);
    expect(await outcome('/endless')).toEqual(['/endless', 'failed', 'too-large']);
    expect(await outcome('/round')).toEqual(['/round', 'failed', 'redirect-loop']);
    expect(await outcome('/away')).toEqual(['/away', 'failed', 'too-many-redirects']);
    expect(await outcome('/unlinked')).toEqual(['/unlinked', 'unlinked', undefined]);
    expect(await outcome('/picture')).toEqual(['/picture', 'failed', 'unsupported-format']);
    expect(await outcome('/none')).toEqual(['/none', 'gone', undefined]);
    expect(await kept()).toBe(before);
  });

  test('a flood of one sender, or about one site, is told to wait; the rest is served meanwhile', async () => {
    later(3_600_000);
    const statuses: number[] = [];
    for (let at = 0; at < 25; at += 1)
      statuses.push((await talk.mention(`https://spam${at}.example/`, linkOf(post))).status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(20);
    const last = await talk.mention('https://spam99.example/', linkOf(post));
    expect([last.status, Number(last.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await ask(`/p/${post}`)).status).toBe(200);
    await looked();
    const { counts } = (await ask('/api/v1/replies?limit=1')).json;
    // Names that do not resolve.
    expect(counts.failed).toBeGreaterThanOrEqual(20);
  });
});

describe('pingback', () => {
  const ping = (source: string, target: string): Promise<{ text: string }> =>
    ask('/p/pingback', {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: `<?xml version="1.0"?><methodCall><methodName>pingback.ping</methodName><params><param><value><string>${source}</string></value></param><param><value><string>${target}</string></value></param></params></methodCall>`,
    });
  const faultIn = (text: string): string | undefined => /<int>(-?\d+)<\/int>/u.exec(text)?.[1];

  test('is answered with the protocol’s own faults, and goes the way of every reply', async () => {
    later(3_600_000);
    const id = await published();
    const page = await ask(`/p/${id}`);
    expect(page.headers.get('x-pingback')).toBe(`${talk.url}/p/pingback`);
    expect(page.headers.get('link')).toBe(`<${talk.url}/p/webmention>; rel="webmention"`);
    const source = site.reply('/pinged', linkOf(id), 'By an old way:');
    expect((await ping(source, linkOf(id))).text).toContain('an analyst looks at it');
    const fault = async (from: string, to: string): Promise<string | undefined> =>
      faultIn((await ping(from, to)).text);
    expect(await fault(source, linkOf(id))).toBe('48');
    expect(await fault(`${site.url}/nowhere`, linkOf(id))).toBe('16');
    expect(await fault(`${site.url}/unlinked`, linkOf(id))).toBe('17');
    expect(await fault(source, `${talk.url}/p/post-0000000000000000`)).toBe('32');
    expect(await fault(source, `${talk.url}/`)).toBe('33');
    expect(await fault(`${site.url}/round`, linkOf(id))).toBe('50');
    await say('/blocked-domains', { domain: '127.0.0.1' });
    expect(await fault(source, linkOf(id))).toBe('49');
    await say('/blocked-domains/127.0.0.1', {}, 'DELETE');
    const bomb = await ask('/p/pingback', {
      method: 'POST',
      body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><methodCall>&b;</methodCall>',
    });
    expect(faultIn(bomb.text)).toBe('-32700');
    const { items } = (await ask(`/api/v1/replies?post=${id}&state=held`)).json;
    expect(items.map(({ reply }: { reply: { via: string } }) => reply.via)).toEqual(['pingback']);
  });
});

test('a desk that was not told to take replies takes none, and its pages name no way', async () => {
  const silent = await TalkDesk.open({ isPlain: true, receiving: { webmention: false, pingback: false } });
  try {
    const { json } = await silent.say('/posts', { report: silent.clear });
    const target = `${silent.url}/p/${json.post.id}`;
    const { text, headers } = await silent.ask(`/p/${json.post.id}`);
    expect(`${text}${headers.get('link')}${headers.get('x-pingback')}`).not.toMatch(/webmention|pingback/iu);
    expect((await silent.mention(`${site.url}/notes/1`, target)).status).toBe(404);
    expect((await silent.ask('/p/pingback', { method: 'POST', body: '' })).status).toBe(404);
  } finally {
    await silent.close();
  }
});

test('nobody inside is asked for anything, whatever a stranger or a post names', async () => {
  const guarded = await TalkDesk.open({ isPlain: true, allowPrivate: false });
  try {
    const { json } = await guarded.say('/posts', { report: guarded.clear });
    const target = `${guarded.url}/p/${json.post.id}`;
    const before = site.asked.length;
    const inside = [site.reply('/inside', target), site.url.replace('127.0.0.1', '[::ffff:127.0.0.1]')];
    for (const source of inside) {
      const { headers, status } = await guarded.mention(source, target);
      expect(status).toBe(201);
      await guarded.served.correspondent.rest();
      const id = (headers.get('location') ?? '').split('/').at(-1);
      const { reply } = (await guarded.ask(`/api/v1/replies/${id}`)).json;
      expect([reply.state, reply.problem.code]).toEqual(['failed', 'address-refused']);
    }
    await guarded.say(`/posts/${json.post.id}`, {
      do: 'correct',
      note: 'A link.',
      draft: { links: [{ url: `${site.url}/essay` }] },
      tell: true,
    });
    await guarded.served.correspondent.rest();
    const { mentions } = (await guarded.ask(`/api/v1/posts/${json.post.id}`)).json;
    expect(mentions).toMatchObject([{ state: 'failed', problem: { code: 'address-refused' } }]);
    expect(site.asked.length).toBe(before);
  } finally {
    await guarded.close();
  }
});
