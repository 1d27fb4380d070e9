import type {
  ActorName,
  Claim,
  Claimant,
  ClaimObject,
  ClaimPredicate,
  Reading,
  TextRange,
} from '../../../model/index.ts';
import { spanIn } from '../../../model/index.ts';
import type { ActorMention } from '../../names/actor-mention.ts';
import type { LearnedStates } from '../../names/learned-states.ts';
import type { Sentence } from '../../sentences.ts';
import type { TokenRange } from '../phrases.ts';
import type { TableRow } from '../table-row.ts';

/** What a sentence says was done, before it is asked who says so. Token indexes are the sentence's. */
export interface Deed extends TokenRange {
  readonly predicate: ClaimPredicate;
  /** The word that makes it a claim; frames that cover it govern it. */
  readonly anchor: number;
  readonly object: ClaimObject;
  readonly subject?: ClaimObject;
  readonly incident?: string;
  /** Where the deed's own verb names who says it: "<claimant> attributes … to …". */
  readonly claimant?: TokenRange;
  /** The wording hides who says it: "was attributed to". */
  readonly hidesClaimant?: boolean;
  /** What the wording offers as the reason: the subject of "is consistent with X", "points to X". */
  readonly grounds?: TokenRange;
  /** A modal in the wording is no hedge of this deed: "nobody but X could have". */
  readonly unhedged?: boolean;
  /** Set where the wording itself settles it. */
  readonly stance?: Claim['stance'];
  /** Who says it where no words of the sentence do: the cell beside it. */
  readonly saidBy?: Claimant;
}

/** What a deed finder is given. */
export interface Scene {
  readonly reading: Reading;
  readonly sentence: Sentence;
  readonly mentions: readonly ActorMention[];
  /** Other names, and words that stand for somebody named before: only clear wordings make them doers. */
  readonly others: readonly ActorMention[];
  /** A heading, a title or a list item: the present tense tells what was done there. */
  readonly headline: boolean;
  /** The text is about an intrusion, a theft or a leak. */
  readonly affair: boolean;
  /** How many sentences the text has. */
  readonly length: number;
  /** The two actors that were named last before this sentence. */
  readonly pair: readonly ActorMention[];
  /** Names of actors that the text has named so far. */
  readonly known: ReadonlySet<string>;
  /** The row and the headers of a table, where the sentence is a cell. */
  readonly row?: TableRow;
  /** Words of the text that stand for a state no list has. */
  readonly states?: LearnedStates;
  readonly names: readonly ActorName[];
  /** The only title that the text gives to a report it speaks of. */
  readonly reportTitle: string | undefined;
  /** Sentences before this one, nearest last: what "it" may refer to. */
  readonly before: readonly Sentence[];
}

/** Adding a predicate costs one file with one of these and one line in `deeds/index.ts`. */
export type DeedFinder = (scene: Scene) => readonly Deed[];

export function textRange(scene: Scene, range: TokenRange): TextRange {
  const { tokens, start, end } = scene.sentence;
  return { start: tokens[range.from]?.start ?? start, end: tokens[range.to - 1]?.end ?? end };
}

/** A claim's object made of the words as written. */
export function objectOf(
  scene: Scene,
  range: TokenRange,
  kind: ClaimObject['kind'],
  entity?: string,
): ClaimObject {
  const { start, end } = textRange(scene, range);
  const span = spanIn(scene.reading, start, end);
  return entity === undefined ? { as: span.quote, kind, span } : { as: span.quote, entity, kind, span };
}

/** The incident as the report puts it. */
export function wordsOf(scene: Scene, range: TokenRange | undefined): { incident?: string } {
  if (range === undefined) return {};
  const { tokens } = scene.sentence;
  const particle = ['out', 'into', 'for', 'against', 'of'].includes(tokens[range.from]?.lower ?? '');
  const words = { from: particle ? range.from + 1 : range.from, to: range.to };
  // One word ("breaches") names no incident.
  if (words.to - words.from < 2) return {};
  const { start, end } = textRange(scene, words);
  return { incident: scene.reading.text.slice(start, end) };
}
