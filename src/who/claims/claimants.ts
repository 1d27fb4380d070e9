import type { Claimant, Reading } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { stateOf } from '../../vocab/states.ts';
import type { WhoContext } from '../context.ts';
import type { Sentence } from '../sentences.ts';
import type { Token } from '../tokens.ts';
import { isCapitalised, isWord } from '../tokens.ts';
import type { TokenRange } from './phrases.ts';
import { CHANNELS, NAMELESS, PRONOUNS, SELF, SPEAKS_FOR, TITLES } from './words.ts';

/** What the text itself teaches about names. */
export interface Register {
  /** The organisation that spoke last: who "the firm" is. */
  organisation: string | undefined;
  /** People it has introduced: surname to full name. Grows as the sentences are read in order. */
  readonly people: Map<string, string>;
  /** Words it writes small somewhere: at a sentence's start their capital makes no name. */
  readonly common: ReadonlySet<string>;
}

/** Nobody is said to say it: shown as such, never counted as an origin. */
export const UNSTATED: Claimant = { as: 'UNSTATED', resolved: false };

/** Who stands behind the words in `range`, as far as the text itself settles it. */
export function claimantOf(
  reading: Reading,
  sentence: Sentence,
  range: TokenRange,
  register: Register,
  context: WhoContext,
): Claimant {
  const tokens = sentence.tokens.slice(range.from, range.to);
  const span = spanIn(reading, tokens[0]?.start ?? sentence.start, tokens.at(-1)?.end ?? sentence.end);
  const base = { as: span.quote, span };
  const opening = tokens[0];
  const common = !isSelf(tokens) && opening?.start === sentence.start && register.common.has(opening.lower);
  const entity = entityOf(common ? tokens.slice(1) : tokens, register, context);
  return entity === undefined ? { ...base, resolved: isSelf(tokens) } : { ...base, entity, resolved: true };
}

function isSelf(tokens: readonly Token[]): boolean {
  return tokens.some((token) => SELF.has(token.lower));
}

function entityOf(tokens: readonly Token[], register: Register, context: WhoContext): string | undefined {
  if (isSelf(tokens)) return context.publisher;
  const runs = nameRuns(tokens);
  const person = runs.find((run) => !isOwner(tokens, run) && !isPlace(tokens, run));
  const name = spokenFor(tokens, runs[0]) ? runs[0] : (person ?? runs[0]);
  if (name === undefined) return saysTheFirm(tokens) ? register.organisation : undefined;
  const full = nameIn(tokens, name);
  return name === person ? (register.people.get(tokens[name.to - 1]?.text ?? '') ?? full) : full;
}

/** "the firm’s report": the organisation named before. */
function saysTheFirm(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => FIRMS.has(token.lower) && tokens[at - 1]?.lower === 'the');
}

const FIRMS = new Set(['firm', 'company', 'vendor']);

/** Runs of capitalised words that are no titles. In "Vice President of Research Ann Vale" the title goes one word on. */
function nameRuns(tokens: readonly Token[]): readonly TokenRange[] {
  const runs: TokenRange[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    let to = at;
    while (isNamePart(tokens[to])) to += 1;
    if (to === at) continue;
    const afterTitle = tokens[at - 1]?.lower === 'of' && TITLES.has(tokens[at - 2]?.lower ?? '');
    runs.push({ from: afterTitle && to - at >= 3 ? to - 2 : at, to });
    at = to;
  }
  return runs;
}

/** "Northgate’s analyst": the name owns the speaker, it does not speak. */
function isOwner(tokens: readonly Token[], run: TokenRange): boolean {
  return tokens[run.to]?.lower === "'s";
}

/** "head of research at Northgate": where somebody works. */
function isPlace(tokens: readonly Token[], run: TokenRange): boolean {
  return ['of', 'at', 'for', 'from', 'with', 'in'].includes(tokens[run.from - 1]?.lower ?? '');
}

function isNamePart(token: Token | undefined): boolean {
  if (token === undefined || !isCapitalised(token) || !isWord(token)) return false;
  return (
    !TITLES.has(token.lower) &&
    stateOf(token.text) === undefined &&
    !OPENING.has(token.lower) &&
    !NAMELESS.has(token.lower)
  );
}

const OPENING = new Set([
  'the',
  'a',
  'an',
  'some',
  'many',
  'several',
  'one',
  'two',
  'another',
  'this',
  'these',
  'those',
  'former',
  'their',
  'its',
  'his',
  'her',
  'our',
  'my',
  'we',
  'it',
  'they',
  'he',
  'she',
  'i',
  'in',
  'on',
  'at',
  'according',
  'both',
  'other',
]);

/** "Northgate Labs representatives": the organisation speaks through people without a name. */
function spokenFor(tokens: readonly Token[], name: TokenRange | undefined): boolean {
  return (
    name !== undefined && tokens.slice(name.to, name.to + 3).some((token) => SPEAKS_FOR.has(token.lower))
  );
}

function nameIn(tokens: readonly Token[], name: TokenRange): string {
  return tokens
    .slice(name.from, name.to)
    .map((token) => token.text)
    .join(' ');
}

/** Whether the phrase names a channel that carries what others say ("news sources"). */
export function isChannel(tokens: readonly Token[], range: TokenRange): boolean {
  return tokens.slice(range.from, range.to).some((token) => CHANNELS.has(token.lower));
}

export function isPronoun(tokens: readonly Token[], range: TokenRange): boolean {
  return range.to - range.from === 1 && PRONOUNS.has(tokens[range.from]?.lower ?? '');
}

/**
 * Learns full names from two or three capitalised words in a row where a title, a role or a verb of
 * saying is near, so that a later surname leads back to the person.
 */
export function learnNames(sentence: Sentence, register: Register): void {
  const { tokens } = sentence;
  for (const run of nameRuns(tokens)) {
    const length = run.to - run.from;
    const near = [...tokens.slice(Math.max(0, run.from - 8), run.from), ...tokens.slice(run.to, run.to + 8)];
    const surname = tokens[run.to - 1]?.text ?? '';
    const introduced = near.some((token) => TITLES.has(token.lower)) && !isOwner(tokens, run);
    if ((length === 2 || length === 3) && introduced && !register.people.has(surname)) {
      register.people.set(surname, nameIn(tokens, run));
    }
  }
}
