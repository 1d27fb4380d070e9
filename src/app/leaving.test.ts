import { describe, expect, test } from 'vitest';
import { SAMPLE } from '../../test/judges/stix-sample.ts';
import type { TlpLabel, TlpMarking } from '../model/index.ts';
import { TLP_LABELS, UNSTATED_TLP } from '../model/index.ts';
import type { Format } from './formats.ts';
import { FORMATS } from './formats.ts';
import { leave } from './leaving.ts';
import { render } from './render.ts';
import type { ShownDocument } from './show-report.ts';

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
