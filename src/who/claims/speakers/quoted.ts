import type { Reading, TextRange } from '../../../model/index.ts';
import type { Sentence } from '../../sentences.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import type { Frame } from '../frames/index.ts';
import { framesIn } from '../frames/index.ts';
import type { TokenRange } from '../phrases.ts';
import { nameRuns } from './name-runs.ts';
import type { Register } from './register.ts';

/** Who says a quotation, as words of the sentence that tells it. */
export interface QuotationSpeaker {
  readonly sentence: Sentence;
  readonly range: TokenRange;
  readonly frame?: Frame;
}

/** Fewer words between marks are a name or a word kept at a distance. */
const FEWEST_WORDS = 3;
/** UTF-16 code units; an unclosed mark quotes nothing. */
const LONGEST = 1500;

/** The quotation of several words that a place of the text lies in, marks left out; within its block. */
export function quotationAt(reading: Reading, sentence: Sentence, at: number): TextRange | undefined {
  const { start, end } = sentence.block ?? sentence;
  if (end - start > MOST_SEARCHED) return undefined;
  const text = reading.text.slice(start, end);
  let opened = -1;
  let closing = '';
  for (let place = 0; place < text.length; place += 1) {
    const mark = text[place] ?? '';
    if (opened < 0) {
      if (start + place > at) return undefined;
      if (mark !== '“' && mark !== '"') continue;
      [opened, closing] = [place, mark === '“' ? '”' : '"'];
    } else if (mark === closing) {
      const inside = start + opened <= at && at < start + place;
      if (inside)
        return isLongEnough(text.slice(opened + 1, place))
          ? { start: start + opened + 1, end: start + place }
          : undefined;
      opened = -1;
    }
  }
  return undefined;
}

const MOST_SEARCHED = 20_000;

function isLongEnough(words: string): boolean {
  return words.length <= LONGEST && words.trim().split(/\s+/u).length >= FEWEST_WORDS;
}

/**
 * Who is said to say a quotation: the verb of saying beside it ("…,” said Vale), what stands before its colon
 * ("Vale wrote: “…”"), else the speaker of the quotation in the sentence before or after it in the block.
 */
export function quotationSpeaker(
  quotation: TextRange,
  sentence: Sentence,
  { sentences }: Register,
): QuotationSpeaker | undefined {
  const at = sentences.indexOf(sentence);
  const over = sentences.filter(
    ({ start, end }, index) =>
      Math.abs(index - at) < NEAR && start < quotation.end + 2 && end > quotation.start - 2,
  );
  for (const one of [...over].reverse()) {
    const told = tellerIn(one, quotation);
    if (told !== undefined) return told;
  }
  const first = sentences.indexOf(over[0] ?? sentence);
  const last = sentences.indexOf(over.at(-1) ?? sentence);
  const beside = [sentences[first - 1], sentences[last + 1]].filter((one) => one?.block === sentence.block);
  for (const one of beside) {
    const told = one !== undefined && quotes(one.tokens) ? tellerIn(one, quotation) : undefined;
    if (told !== undefined) return told;
  }
  return undefined;
}

/** A quotation of more sentences has its speaker at one of its ends. */
const NEAR = 12;

function quotes(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }) => text === '“' || text === '”' || text === '"');
}

/** The frame of a sentence whose speaker stands outside the quotation, nearest to it. */
function tellerIn(sentence: Sentence, quotation: TextRange): QuotationSpeaker | undefined {
  const { tokens } = sentence;
  const outside = (range: TokenRange): boolean => {
    const first = tokens[range.from];
    return (
      first !== undefined &&
      (first.end <= quotation.start || first.start >= quotation.end) &&
      !isQuoted(tokens, range.from)
    );
  };
  const frames = framesIn(tokens).filter((frame) => frame.claimant !== undefined && outside(frame.claimant));
  const distance = ({ claimant }: Frame): number => {
    const first = tokens[claimant?.from ?? 0];
    return first === undefined
      ? LONGEST
      : first.start >= quotation.end
        ? first.start - quotation.end
        : quotation.start - first.end;
  };
  const frame = [...frames].sort((a, b) => distance(a) - distance(b))[0];
  if (frame?.claimant !== undefined) return { sentence, range: frame.claimant, frame };
  return beforeColon(sentence, quotation);
}

function isQuoted(tokens: readonly Token[], at: number): boolean {
  let open = false;
  for (const { text } of tokens.slice(0, at)) {
    if (text === '“') open = true;
    else if (text === '”') open = false;
    else if (text === '"') open = !open;
  }
  return open;
}

/** "As Ann Vale put it: “…”": the first name before the colon. */
function beforeColon(sentence: Sentence, quotation: TextRange): QuotationSpeaker | undefined {
  const { tokens } = sentence;
  const mark = tokens.findIndex(({ start }) => start >= quotation.start - 1);
  if (mark < 2 || tokens[mark - 1]?.text !== ':') return undefined;
  const before = tokens.slice(0, mark - 1);
  const run = nameRuns(before).find(
    (each) => isCapitalised(before[each.from]) && before[each.to]?.lower !== "'s",
  );
  return run && { sentence, range: run };
}
