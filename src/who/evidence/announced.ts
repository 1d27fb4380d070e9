import type { Reading, TextRange } from '../../model/index.ts';
import { blockAt, isApart } from '../../model/index.ts';

/** Words that announce the reasons: "based on the following", "three observations lead us to", "on three things". */
const ANNOUNCES =
  /\b(?:(?:based|rests?|relies|base (?:this|it)) on (?:the following|(?:two|three|four|five|several|a few) (?:things|points|observations|findings|pillars|reasons))|(?:two|three|four|five|several) (?:things|points|observations|findings|reasons)\b[^.]{1,60}\b(?:lead|led|point|speak)s?|for (?:two|three|four|several|the following) reasons|reasons? (?:is|are) (?:as follows|these))/iu;
const MOST = 6;

/** Where the reasons stand that a sentence announces: what follows it in its paragraph, or the list below it. */
export function announcedAfter(reading: Reading, announcing: TextRange): readonly TextRange[] {
  if (!ANNOUNCES.test(reading.text.slice(announcing.start, Math.min(announcing.end, announcing.start + 400))))
    return [];
  const { sentences, blocks } = reading;
  const at = sentences.findIndex(({ start }) => start >= announcing.end);
  if (at < 0) return [];
  const home = blockAt(blocks, announcing.start);
  const found: TextRange[] = [];
  for (const sentence of sentences.slice(at, at + MOST)) {
    const block = blockAt(blocks, sentence.start);
    const listed = block?.kind === 'list-item';
    if (block === undefined || isApart(block.kind) || (block !== home && !listed)) break;
    found.push(sentence);
  }
  return found;
}
