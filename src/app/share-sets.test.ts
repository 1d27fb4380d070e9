import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/howdunit.ts';
import type { Result, TlpLabel } from '../model/index.ts';
import { utcInstant } from '../model/index.ts';
import { writeDatasets } from './datasets.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import type { StreamFormat } from './formats.ts';
import { readReport } from './read-report.ts';
import { streamReports } from './share-stream.ts';
import { showReport } from './show-report.ts';
import { changeStory, makeStory } from './stories.ts';
import { newsFeed } from './story-feed.ts';

const folder = temporaryFolder();
const reportOf = (name: string, tlp: string): string =>
  [
    `# Operation ${name}`,
    tlp,
    '## Indicators of compromise',
    `- ${name}-cdn.example`,
    '- shared.heron-cdn.example',
  ].join('\n\n');

let desk: Desk;
const ids: Record<string, string> = {};

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

async function streamed(format: StreamFormat, audience?: TlpLabel): Promise<Result<string>> {
  const pieces: string[] = [];
  const done = await streamReports({}, format, desk, { by: 'ana', audience }, async (piece) => {
    pieces.push(piece);
  });
  return done.ok ? { ok: true, value: pieces.join('') } : done;
}

beforeAll(async () => {
  desk = value(await openDesk({ home: join(folder, 'home'), version: '0.0.0' }));
  for (const [name, tlp] of [
    ['gull', 'TLP:GREEN'],
    ['tern', 'TLP:GREEN'],
    ['crow', 'TLP:RED'],
  ] as const) {
    const bytes = Buffer.from(reportOf(name, tlp));
    const read = await readReport({ kind: 'bytes', bytes, name: `${name}.md` }, desk);
    ids[name] = value(read).document.report.id;
  }
  const said = { by: 'ana', at: utcInstant(Date.UTC(2026, 10, 20)) };
  value(await makeStory('Sea birds', [ids['gull'] ?? '', ids['crow'] ?? ''], said, desk));
});
afterAll(() => desk.store.close());

test('many reports leave in one text, but for those that may not: one header, and each shared object once', async () => {
  const csv = value(await streamed('csv'));
  expect(csv.split('\r\n').filter((line) => line.startsWith('type,value'))).toHaveLength(1);
  expect(csv).toContain('gull-cdn.example');
  expect(csv).toContain('tern-cdn.example');
  expect(csv).not.toContain('crow');
  const { objects } = JSON.parse(value(await streamed('stix'))) as {
    objects: { id: string; type: string }[];
  };
  expect(new Set(objects.map(({ id }) => id)).size).toBe(objects.length);
  expect(objects.filter(({ type }) => type === 'report')).toHaveLength(2);
  expect(objects.filter(({ type }) => type === 'domain-name')).toHaveLength(3);
  expect(await streamed('csv', 'TLP:CLEAR')).toMatchObject({ ok: false, problem: { code: 'tlp-refused' } });
  const log = value(await desk.store.audit({ order: 'newest', limit: 3 }));
  expect(log.map(({ outcome }) => outcome)).toEqual(['tlp-refused', 'tlp-refused', 'tlp-refused']);
});

test.each(['rss', 'atom', 'jsonfeed'] as const)('a story as %s says what it leaves out', async (format) => {
  const to = { by: 'ana', audience: 'TLP:GREEN' as const };
  const feed = value(await newsFeed({ story: 'sea', format, self: 'https://desk.example/f' }, desk, to));
  expect(feed.entries).toBe(1);
  expect(feed.leftOut.map(({ where }) => where)).toEqual([ids['crow']]);
  expect(feed.text).toContain('Sea birds');
  expect(feed.text).toContain('1 left out');
  expect(feed.text).not.toContain('crow');
  const clear = await newsFeed({ story: 'sea', format }, desk, { by: 'ana', audience: 'TLP:CLEAR' });
  expect(clear).toMatchObject({ ok: false, problem: { code: 'tlp-refused' } });
});

test('a feed takes back what it told: a claim in its entry, an entry by a notice, and says so ever after', async () => {
  const to = { by: 'ana', audience: 'TLP:GREEN' as const };
  const feed = async (format: 'atom' | 'jsonfeed') =>
    value(await newsFeed({ story: 'sea', format }, desk, to));
  const items = async () => (JSON.parse((await feed('jsonfeed')).text) as { items: Item[] }).items;
  const [before] = await items();
  expect(before?.content_text).not.toContain('WITHDRAWN');
  const { document } = value(await showReport(ids['gull'] ?? '', desk));
  const host = document.findings.find((each) => each.kind === 'observable' && each.value.startsWith('gull'));
  const at = utcInstant(Date.now());
  value(await desk.store.decide(host?.id ?? '', { status: 'rejected', by: 'ana', at }));
  const [after] = await items();
  expect(after?.id).toBe(before?.id);
  expect(after?.content_text).toContain('WITHDRAWN: domain-name gull-cdn[.]example, the attacker’s');
  expect((after?.date_modified ?? '') > (before?.date_modified ?? '')).toBe(true);
  // The same again: nothing new, and the correction still there for whoever comes back after long.
  expect(await items()).toEqual([after]);
  const said = { by: 'ana', at };
  value(await changeStory('sea', { remove: [ids['gull'] ?? ''] }, said, desk));
  const [notice, second] = await items();
  expect(second).toBeUndefined();
  expect(notice?.id).not.toBe(before?.id);
  expect(notice?.title).toBe('Withdrawn: Operation gull');
  expect(notice?.content_text).toContain(before?.id);
  const atom = await feed('atom');
  expect(atom).toMatchObject({ entries: 0, withdrawn: 1 });
  expect(atom.text).toContain(`<at:deleted-entry ref="${before?.id}"`);
  value(await changeStory('sea', { add: [ids['gull'] ?? ''] }, said, desk));
  const [back] = await items();
  expect(back).toMatchObject({ id: before?.id });
  expect((back?.date_modified ?? '') > (notice?.date_modified ?? '')).toBe(true);
});

interface Item {
  readonly id: string;
  readonly title: string;
  readonly content_text: string;
  readonly date_modified: string;
}

test('datasets are files of a folder of their own, and of no report that may not leave', async () => {
  const write = async (name: string) =>
    writeDatasets(value(await showReport(ids[name] ?? '', desk)), join(folder, name), desk, {
      by: 'ana',
      audience: undefined,
    });
  expect(value(await write('gull'))).toBe(2);
  expect(readdirSync(join(folder, 'gull'))).toContain('datasets.rules');
  expect(await write('crow')).toMatchObject({ ok: false, problem: { code: 'tlp-refused' } });
});
