import { expect, test } from 'vitest';
import { HOSTILE } from '../../../test/judges/hostile-sample.ts';
import { SAMPLE } from '../../../test/judges/stix-sample.ts';
import { utcInstant } from '../../model/index.ts';
import { feedEntry, toAtom, toJsonFeed, toRss } from './index.ts';

const updated = utcInstant(Date.UTC(2026, 10, 21, 9));
const FEED = {
  id: '5d6f2a54-0000-4000-8000-000000000001',
  title: 'Copper & <Heron>\u0001',
  description: 'Two reports.',
  updated,
  self: 'https://desk.example/feeds/all?format=atom&audience=GREEN',
  entries: [
    feedEntry(SAMPLE, updated),
    feedEntry({ ...HOSTILE, report: { ...HOSTILE.report, id: 'report-00000000000000ff' } }, updated),
  ],
};

test('every claim stands in an entry with its claimant, and nothing is said in our own name', () => {
  const [entry] = JSON.parse(toJsonFeed(FEED)).items;
  expect(entry.content_text).toContain('TLP:GREEN');
  expect(entry.content_text).toContain(
    'WHO: According to Northgate Labs: AMBER FINCH did it: “the port intrusion”',
  );
  expect(entry.content_text).toContain('WHO: Denied by CERT-NX: AMBER FINCH did it: “the port intrusion”');
  expect(entry).toMatchObject({
    external_url: SAMPLE.report.url,
    date_modified: updated,
    authors: [{ name: 'Northgate Labs' }],
  });
});

test('one entry has one id in all three formats, the same at every export', () => {
  const [entry, other] = FEED.entries;
  expect(entry?.id).toBe(feedEntry(SAMPLE, utcInstant(0)).id);
  expect(other?.id).not.toBe(entry?.id);
  for (const text of [toAtom(FEED), toRss(FEED), toJsonFeed(FEED)])
    expect(text).toContain(`urn:uuid:${entry?.id}`);
});

test('what a report holds cannot leave its element, nor be what XML has no place for', () => {
  for (const text of [toAtom(FEED), toRss(FEED)]) {
    expect(text).toContain('Copper &amp; &lt;Heron&gt;\u25A1');
    expect([...text].filter((sign) => /\p{Cc}/u.test(sign) && sign !== '\n')).toEqual([]);
    expect(text).not.toContain('<script');
    expect(text.split('</entry>').length + text.split('</item>').length).toBe(4);
  }
});
