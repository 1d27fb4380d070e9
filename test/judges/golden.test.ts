import { describe, expect, test } from 'vitest';
import type { Format } from '../../src/app/formats.ts';
import { FORMAT_LABELS, FORMATS } from '../../src/app/formats.ts';
import { render } from '../../src/app/render.ts';
import type { ReportDocument } from '../../src/model/index.ts';
import { HOSTILE } from './hostile-sample.ts';
import { SAMPLE } from './stix-sample.ts';

/** The briefs and the records of the desk have tests of their own. */
const OURS: readonly Format[] = ['brief', 'json', 'jsonl', 'stix', 'html', 'md'];
const DOCUMENTS: Readonly<Record<string, ReportDocument>> = { sample: SAMPLE, hostile: HOSTILE };

/** What leaves for other tools; the same files are what the outside judges are given. */
describe.each(Object.keys(DOCUMENTS))('%s', (name) => {
  test.each(FORMATS.filter((format) => !OURS.includes(format)))(
    '%s: leaves as it always did, and twice alike',
    async (format) => {
      const document = DOCUMENTS[name] ?? SAMPLE;
      const shown = { document: { ...document, lost: [] }, firstKept: document.capture.capturedAt };
      const text = render(shown, format, {});
      expect(render(shown, format, {})).toBe(text);
      // As bytes: half a character, which CSV passes on, becomes a mark on the way.
      await expect(Buffer.from(text).toString()).toMatchFileSnapshot(
        `../golden/share/${name}.${FORMAT_LABELS[format].ending}`,
      );
    },
  );
});
