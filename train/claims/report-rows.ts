import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../../src/read/index.ts';
import { findActorNames } from '../../src/who/index.ts';
import { mentionsIn } from './mentions.ts';
import type { Row } from './row.ts';

/** Few of the many mentions in a report are a claim, so each that is none counts less. */
const WEIGHT = 0.4;
/** Of the many names in passing only each third is taken, and counts for more. */
const EACH = 3;

/**
 * The mentions of the reports of TRAM (Apache-2.0) that are taken for no claim: what programs do, steps, habits
 * and names in passing. Those of which a wording of the finder says something are left out.
 */
export function reportRows(data: string): readonly Row[] {
  const texts = new Map<string, string[]>();
  for (const line of readFileSync(path.join(data, 'techniques/tram2_train.jsonl'), 'utf8').split('\n')) {
    if (line === '') continue;
    const { text, doc } = JSON.parse(line) as { text: string; doc: string };
    texts.set(doc, [...(texts.get(doc) ?? []), text]);
  }
  return [...texts].flatMap(([doc, sentences]) => {
    const reading = readText(sentences.join('\n\n'));
    return mentionsIn(reading, findActorNames(reading)).flatMap(({ features, worded }, at): Row[] => {
      const passing = features[0]?.startsWith('is:open') === true;
      if (passing && at % EACH > 0) return [];
      if (worded) return [];
      return [{ group: `report ${doc}`, features, kind: 'none', weight: passing ? 2 * WEIGHT : WEIGHT }];
    });
  });
}
