import { expect, test } from 'vitest';
import { sampleDocument } from '../../../test/fixtures/sample-document.ts';
import { assertRereads, mapSpans } from './spans.ts';

const { reading, findings } = sampleDocument();

test('every span of every kind of finding is checked, those inside a claim too', () => {
  for (const finding of findings) {
    let met = 0;
    mapSpans(finding, (span) => {
      met += 1;
      return span;
    });
    // Each span in the record, wherever it is, has exactly one suffix.
    expect(met).toBe(JSON.stringify(finding).split('"suffix":').length - 1);
    expect(() => assertRereads(finding, reading.text)).not.toThrow();
  }
});

test('a span that is one character off is refused, and the message says whose it is', () => {
  for (const finding of findings) {
    const spans = JSON.stringify(finding).split('"suffix":').length - 1;
    for (let broken = 0; broken < spans; broken += 1) {
      let met = 0;
      const moved = mapSpans(finding, (span) =>
        met++ === broken ? { ...span, start: span.start + 1, end: span.end + 1 } : span,
      );
      expect(() => assertRereads(moved, reading.text)).toThrow(finding.id);
    }
  }
});
