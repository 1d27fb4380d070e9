import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SAMPLE } from '../../test/judges/stix-sample.ts';
import type { TlpLabel, TlpMarking } from '../model/index.ts';
import { TLP_LABELS, UNSTATED_TLP } from '../model/index.ts';
import type { Format } from './formats.ts';
import { FORMATS } from './formats.ts';
import { leave } from './leaving.ts';
import { Exit } from './mcp/index.ts';
import { render } from './render.ts';
import type { ShownDocument } from './show-report.ts';
import { labelsFor, ROOTS } from './taxii/audiences.ts';

function marked(tlp: TlpMarking): ShownDocument {
  const document = { ...SAMPLE, report: { ...SAMPLE.report, tlp }, lost: [] };
  return { document, firstKept: document.capture.capturedAt };
}

function leaves(tlp: TlpMarking, format: Format, audience?: TlpLabel): boolean {
  const left = leave(marked(tlp), format, {}, audience);
  if (!left.ok) expect(left.problem).toMatchObject({ code: 'tlp-refused', where: SAMPLE.report.id });
  return left.ok;
}

/** Who may read what: the least strict audience first, as the labels are listed (TLP 2.0, FIRST 2022). */
const REACH: Readonly<Record<TlpLabel, readonly TlpLabel[]>> = {
  'TLP:CLEAR': ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'],
  'TLP:GREEN': ['TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'],
  'TLP:AMBER': ['TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'],
  'TLP:AMBER+STRICT': ['TLP:AMBER+STRICT', 'TLP:RED'],
  'TLP:RED': [],
};

/** Where a report is looked at by whoever keeps it; an audience makes an exit of them, too. */
const LOOKED_AT: readonly Format[] = ['brief', 'json', 'jsonl'];

describe.each(FORMATS)('%s', (format) => {
  test.each(TLP_LABELS)('%s goes to its audiences and to no other', (label) => {
    const tlp: TlpMarking = { label, statedBy: 'report' };
    expect(TLP_LABELS.filter((audience) => leaves(tlp, format, audience))).toEqual(REACH[label]);
  });

  test('what states no marking never counts as CLEAR', () => {
    expect(TLP_LABELS.filter((audience) => leaves(UNSTATED_TLP, format, audience))).toEqual(
      REACH['TLP:AMBER+STRICT'],
    );
    const left = leave(marked(UNSTATED_TLP), format, {}, undefined);
    expect(left.ok && /tlp[.:]clear\b/iu.test(left.value)).toBe(false);
  });

  test('with nobody named it is made for one’s own organisation, and RED is not made for others at all', () => {
    for (const label of TLP_LABELS) {
      const isExit = !LOOKED_AT.includes(format);
      expect(leaves({ label, statedBy: 'report' }, format)).toBe(!(isExit && label === 'TLP:RED'));
    }
  });

  test('what leaves is what the exporter makes, and says its marking', () => {
    const left = leave(marked(SAMPLE.report.tlp), format, {}, 'TLP:GREEN');
    expect(left).toEqual({ ok: true, value: render(marked(SAMPLE.report.tlp), format, {}) });
    // A finding a line says nothing of the report.
    if (left.ok && format !== 'jsonl') expect(left.value).toMatch(/tlp[.:\s\w]{0,20}green/iu);
  });
});

/** Doors that hand on what is in the store, and not one report in a format; each has a test of its own, too. */
describe('an API root of the TAXII server', () => {
  test.each(ROOTS)('$audience has the labels of its audience and no other', ({ audience }) => {
    expect(labelsFor(audience)).toEqual(TLP_LABELS.filter((label) => REACH[label].includes(audience)));
  });

  test('there is one for every audience but that of RED', () => {
    expect(ROOTS.map(({ audience }) => audience)).toEqual(TLP_LABELS.filter((label) => label !== 'TLP:RED'));
  });
});

describe.each([...TLP_LABELS, undefined])('a language model whose answers reach %s', (audience) => {
  test.each(TLP_LABELS)('is told of %s as far as that audience may have it', (label) => {
    const exit = new Exit(audience);
    const isLet = exit.lets({ id: SAMPLE.report.id, tlp: { label, statedBy: 'report' } });
    expect(isLet).toBe(audience === undefined ? label !== 'TLP:RED' : REACH[label].includes(audience));
    expect(exit.withheld.size).toBe(isLet ? 0 : 1);
  });
});

/** What makes bytes for others (defined in render.ts and ledger.ts), by the name it is called under. */
const WRITERS =
  /\b(?:render|renderLedger|stixObjects|stixText|toStix|toMisp|mispEvent|feedFiles|suricataDatasets|WRITERS\[asked\.format\]|shared\.put)\(/u;
const CHECKS = /\b(?:whyNotLeaving|whyNotOut|goesTo)\(/u;

test('whatever makes bytes for others asks the one check in the same file; a new exit is named here', () => {
  const files = readdirSync('src/app', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => [name, readFileSync(join('src/app', name), 'utf8')] as const);
  const exits = files.filter(
    ([name, text]) => !['render.ts', 'ledger.ts'].includes(name) && WRITERS.test(text),
  );
  expect(exits.filter(([, text]) => !CHECKS.test(text)).map(([name]) => name)).toEqual([]);
  expect(exits.map(([name]) => name).sort()).toEqual(EXITS);
});

/** Files, streams and what the desk serves; datasets; ledgers; MISP's feed; feeds of news; TAXII. */
const EXITS = [
  'datasets.ts',
  'hand-out.ts',
  'leaving.ts',
  'misp-feed.ts',
  'story-feed.ts',
  'taxii/refresh.ts',
];
