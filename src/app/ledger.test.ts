import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LedgerSource, Result } from '../model/index.ts';
import { utcInstant } from '../model/index.ts';
import { makeLedgerOfAffairs } from '../who/index.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import { ledgerOf } from './ledger.ts';
import { ledgerReference } from './ledger-source.ts';
import { readReport } from './read-report.ts';
import { makeStory } from './stories.ts';

const REPORTS = {
  // It claims nothing, and yet it says where it has it from.
  'quiet.md': 'As the Delta Courier first reported, mail of the port went to heron-cdn[.]example for days.',
  'dull.md': 'The port was closed on Monday.',
  'alone.html':
    '<h1>Heron</h1><p>Kestrel Point believes that AMBER FINCH hacked the <a href="https://port.example/">port</a>.</p>',
  'first.html': '<h1>Finch</h1><p>We believe that AMBER FINCH hacked the port of Norrland.</p>',
  'second.md': 'Northgate Labs says that AMBER FINCH hacked the port of Norrland.',
};
let desk: Desk;
const ids: string[] = [];

beforeAll(async () => {
  desk = valueIn(await openDesk({ home: mkdtempSync(join(tmpdir(), 'howdunit-ledger-')), version: '0.0.0' }));
  for (const [name, text] of Object.entries(REPORTS)) {
    const bytes = new TextEncoder().encode(`${text}\n\nTLP:GREEN\n`);
    ids.push(valueIn(await readReport({ kind: 'bytes', bytes, name }, desk)).document.report.id);
  }
});
afterAll(() => desk.store.close());

test('the ledger of all that is kept is that of the whole reports, and others are answered while it is made', async () => {
  const said = { by: 'an analyst', at: utcInstant(Date.UTC(2026, 10, 26)) };
  const story = valueIn(await makeStory('Heron', ids.slice(3), said, desk));
  let turns = 0;
  const turn = (): void => {
    turns += 1;
    timer = setImmediate(turn);
  };
  let timer = setImmediate(turn);
  const ledger = valueIn(await ledgerOf([{ kind: 'all-kept' }], (work) => work(desk)));
  clearImmediate(timer);
  expect(turns).toBeGreaterThanOrEqual(4);

  const whole = new Map<string, LedgerSource>();
  for (const id of ids) whole.set(id, valueIn(await ledgerReference(id, desk)));
  const sourcesOf = (some: readonly string[]) => some.flatMap((id) => whole.get(id) ?? []);
  const alone = valueIn(await desk.store.reports()).filter(
    ({ report }) => !story.reports.includes(report.id),
  );
  expect(ledger).toEqual(
    makeLedgerOfAffairs([
      { within: { kind: 'story', id: story.id, title: story.title }, sources: sourcesOf(story.reports) },
      ...alone.map(({ report: { id, title } }) => ({
        within: { kind: 'report', id, title } as const,
        sources: sourcesOf([id]),
      })),
    ]),
  );
  expect(ledger.groups.map(({ within }) => within?.kind)).toEqual(['story', 'report']);
  expect(ledger.edges.filter(({ outside }) => outside).map(({ from }) => from)).toEqual([ids[0]]);
});

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
