import { derivedId, type Reading, sha256 } from '../model/index.ts';
import type { Extract } from './extract.ts';
import { publicationLines } from './publication-lines.ts';
import { splitSentences } from './sentences/index.ts';
import { tlpLabelIn } from './tlp-label.ts';

/** Adds what does not depend on the format: sentences, who published it and when, the printed TLP label, the hash and the id. */
export function complete(extract: Extract): Reading {
  const { text, blocks, metadata } = extract;
  const textSha256 = sha256(text);
  const tlp = metadata.tlp ?? tlpLabelIn(text);
  const stated = { ...publicationLines(text, metadata.title), ...metadata };
  return {
    kind: 'reading',
    id: derivedId('reading', extract.extractor, textSha256),
    ...extract,
    textSha256,
    sentences: splitSentences(text, blocks),
    metadata: tlp === undefined ? stated : { ...stated, tlp },
  };
}
