import { describe, expect, test } from 'vitest';
import type { Reading, TlpLabel } from '../model/index.ts';
import { TLP_LABELS } from '../model/index.ts';
import { markingOf } from './marking.ts';

function printing(tlp?: string): Reading {
  const metadata = tlp === undefined ? {} : { tlp: { value: tlp, at: { kind: 'file-name' } } };
  return { metadata } as unknown as Reading;
}

test('silence is no marking and is handled as AMBER+STRICT', () => {
  expect(markingOf(printing(), undefined, 'report.pdf')).toEqual({
    ok: true,
    value: { label: 'TLP:AMBER+STRICT', statedBy: 'desk-default' },
  });
});

test('an analyst may mark what states nothing as anything', () => {
  for (const said of TLP_LABELS)
    expect(markingOf(printing(), said, 'report.pdf')).toMatchObject({ ok: true });
});

describe('what the report prints is the least', () => {
  const pairs = TLP_LABELS.flatMap((printed, least) =>
    TLP_LABELS.map((said, at): [TlpLabel, TlpLabel, boolean] => [printed, said, at >= least]),
  );
  test.each(pairs)('%s, marked %s: %s', (printed, said, allowed) => {
    const marking = markingOf(printing(printed), said, 'report.pdf');
    if (allowed) expect(marking).toEqual({ ok: true, value: { label: said, statedBy: 'analyst' } });
    else expect(marking).toMatchObject({ ok: false, problem: { code: 'tlp-refused', where: 'report.pdf' } });
  });
});
