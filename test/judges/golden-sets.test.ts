import { expect, test } from 'vitest';
import type { ReportDocument } from '../../src/model/index.ts';
import { utcInstant } from '../../src/model/index.ts';
import {
  correctedEntry,
  feedEntry,
  goneEntry,
  noticeOf,
  toAtom,
  toJsonFeed,
  toRss,
} from '../../src/share/feeds/index.ts';
import { feedFiles, mispEvent, versionedEvent } from '../../src/share/misp/index.ts';
import { bundleText, toStix, versioned } from '../../src/share/stix/index.ts';
import { suricataDatasets } from '../../src/share/suricata/index.ts';
import { HOSTILE } from './hostile-sample.ts';
import { SAMPLE } from './stix-sample.ts';

/** What leaves as several reports or several files; the same files are what the outside judges are given. */
const OTHER: ReportDocument = { ...HOSTILE, report: { ...HOSTILE.report, id: 'report-00000000000000ff' } };
const updated = utcInstant(Date.UTC(2026, 10, 21, 9));

/** What a reader was told first, and what is left of it: half of the claims and indicators were taken back. */
const { told } = correctedEntry(
  feedEntry(SAMPLE, utcInstant(Date.parse(updated) - 120_000)),
  undefined,
  updated,
);
const half = feedEntry(
  { ...SAMPLE, findings: SAMPLE.findings.filter((_, index) => index % 2 === 0) },
  updated,
);

const NEWS = {
  id: '5d6f2a54-0000-4000-8000-000000000001',
  title: 'Copper Heron',
  description: 'Reports kept by Howdunit, with who claims what.',
  updated,
  self: 'https://desk.example/api/v1/feeds/all',
  entries: [
    correctedEntry(half, told, updated).entry,
    feedEntry(OTHER, utcInstant(Date.parse(updated) - 60_000)),
  ],
};
const gone = noticeOf(
  goneEntry(
    { ...told, id: '0b2a1f9e-6a5b-5d55-8d59-9f1f5a1d4c11' },
    'It left.',
    true,
    utcInstant(Date.parse(updated) - 90_000),
  ),
);
if (gone !== undefined) NEWS.entries.push(gone);

test.each([
  ['copper-heron.atom', toAtom(NEWS)],
  ['copper-heron.rss', toRss(NEWS)],
  ['copper-heron.feed.json', toJsonFeed(NEWS)],
])('%s leaves as it always did', async (name, text) => {
  await expect(text).toMatchFileSnapshot(`../golden/sets/${name}`);
});

test('a feed for MISP leaves as it always did, what was taken back among it', async () => {
  const out = versionedEvent(mispEvent(SAMPLE), [], '0').given;
  const withoutClaims = { ...SAMPLE, findings: SAMPLE.findings.filter(({ kind }) => kind !== 'claim') };
  const { event } = versionedEvent(mispEvent(withoutClaims), out, String(Date.parse(updated) / 1000));
  expect(event.Attribute.filter(({ deleted }) => deleted).length).toBeGreaterThan(5);
  for (const [name, text] of feedFiles([event, mispEvent(OTHER)]))
    await expect(Buffer.from(text).toString()).toMatchFileSnapshot(`../golden/sets/misp-feed/${name}`);
});

test.each([
  ['sample', SAMPLE],
  ['hostile', HOSTILE],
])('datasets of the %s leave as they always did', async (name, document) => {
  for (const [file, text] of suricataDatasets(document))
    await expect(text).toMatchFileSnapshot(`../golden/sets/datasets-${name}/${file}`);
});

test('a bundle that takes back what was out before leaves as it always did', async () => {
  const out = versioned(toStix(SAMPLE), [], updated).given;
  const rejected = SAMPLE.findings.filter(({ kind }, index) => kind === 'claim' || index % 2 === 0);
  const bundle = versioned(toStix({ ...SAMPLE, findings: rejected }), out, updated);
  expect(bundle.objects.filter((object) => 'revoked' in object).length).toBeGreaterThan(5);
  await expect(bundleText(toStix(SAMPLE))).toMatchFileSnapshot('../golden/sets/sample.stix.json');
  await expect(bundleText(bundle)).toMatchFileSnapshot('../golden/sets/withdrawn.stix.json');
});
