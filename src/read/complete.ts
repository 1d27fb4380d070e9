import { derivedId, type Reading, sha256 } from '../model/index.ts';
import type { Extract } from './extract.ts';
import { languageOf } from './language.ts';
import { publicationLines } from './publication-lines.ts';
import { splitSentences } from './sentences/index.ts';
import { tlpLabelIn } from './tlp-label.ts';

/** Adds what does not depend on the format: sentences, who published it and when, the printed TLP label, the language, the hash and the id. */
export function complete(extract: Extract): Reading {
  const { packed, ...rest } = extract;
  const { blocks, metadata } = rest;
  const text = wellFormed(rest.text);
  const textSha256 = sha256(text);
  const tlp = packed === true ? metadata.tlp : (metadata.tlp ?? tlpLabelIn(text, blocks));
  const stated = packed === true ? metadata : { ...publicationLines(text, metadata.title), ...metadata };
  const language = languageOf(text, blocks);
  const known = { ...stated, ...(tlp && { tlp }), ...(language !== undefined && { language }) };
  return {
    kind: 'reading',
    id: derivedId('reading', extract.extractor, textSha256),
    ...rest,
    text,
    textSha256,
    sentences: splitSentences(text, blocks),
    metadata: known,
  };
}

const HALF_OF_A_PAIR = /\p{Cs}/gu;

/**
 * A lone surrogate, which an escape in JSON can spell, is not text: it has no form in UTF-8, so that two texts would
 * share one hash. It stands as U+FFFD, unit for unit.
 */
function wellFormed(text: string): string {
  return text.replace(HALF_OF_A_PAIR, '\uFFFD');
}
