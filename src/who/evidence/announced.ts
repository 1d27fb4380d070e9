import type { Reading, TextRange } from '../../model/index.ts';
import { blockAt, isApart } from '../../model/index.ts';

/** Words that announce reasons: "based on the following", "three observations lead us to", "there are three reasons why we say so". */
const ANNOUNCES =
  /\b(?:(?:based|rests?|relies|base (?:this|it)) on (?:the following|(?:two|three|four|five|several|a few) (?:things|points|observations|findings|pillars|reasons))|(?:two|three|four|five|several) (?:things|points|observations|findings|reasons)\b[^.]{1,60}\b(?:lead|led|point|speak)s?|for (?:two|three|four|several|the following) reasons|there are (?:two|three|four|five|several) reasons\b[^.]{1,40}\b(?:say|believe|think|conclude|suspect|attribute|assess|doubt)|reasons? (?:is|are) (?:as follows|these))/iu;
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
