import { PARTS, TOOLS } from '../../../lexicon/actors.ts';
import { DETERMINERS } from '../../../lexicon/grammar.ts';
import { VOICELESS } from '../../../lexicon/speakers.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import type { TokenRange } from '../../phrases.ts';
import { find, phraseFrom } from '../../phrases.ts';
import { couldUtter } from '../../speakers/could-speak.ts';
import type { Deed, Scene } from '../deed.ts';
import { wordsOf } from '../deed.ts';

/** A way of saying that the mentioned one did it. */
export type DidFinder = (scene: Scene, mention: ActorMention) => Deed | undefined;

export function didDeed(
  scene: Scene,
  mention: ActorMention,
  range: TokenRange & { anchor: number },
  incident: TokenRange | undefined,
): Deed {
  return { predicate: 'did', ...range, object: mention.object, ...wordsOf(scene, incident) };
}

/** The claimant that the deed's own verb names, or that it hides one. */
export function withClaimant(tokens: readonly Token[], deed: Deed, claimant: TokenRange | undefined): Deed {
  // "The shell is not enough to blame X": whoever writes so.
  if (claimant === undefined && tokens[deed.anchor - 1]?.lower === 'to') return deed;
  if (claimant === undefined) return { ...deed, hidesClaimant: true };
  if (couldUtter(tokens, claimant)) return { ...deed, claimant };
  // "Nothing ties it to X": things say nothing, so whoever writes says it; people without a name hide.
  return isThing(tokens, claimant)
    ? { ...deed, grounds: deed.grounds ?? claimant }
    : { ...deed, hidesClaimant: true };
}

function isThing(tokens: readonly Token[], { from, to }: TokenRange): boolean {
  return tokens
    .slice(from, to)
    .some(({ lower }) => VOICELESS.has(lower) || TOOLS.has(lower) || lower === 'what');
}

const ENDS_AGENT = words('for over with on in during');

/** "… by Y" right after `from`, or one word on. */
export function agentAfter(tokens: readonly Token[], from: number): TokenRange | undefined {
  const by = find(tokens, from, from + 2, (word) => word === 'by');
  const phrase = by < 0 ? undefined : phraseFrom(tokens, by + 1);
  if (phrase === undefined) return undefined;
  const end = find(tokens, phrase.from + 1, phrase.to, (word) => ENDS_AGENT.has(word));
  const agent = { from: phrase.from, to: end < 0 ? phrase.to : end };
  return couldUtter(tokens, agent) ? agent : undefined;
}

/** Where the whole phrase around a name begins: "three members of the OCHRE LARK group", "a unit of". */
export function phraseStartOf(tokens: readonly Token[], mention: ActorMention): number {
  const start = beforeDeterminer(tokens, mention.from);
  const of = ['of', 'from', 'within'].includes(tokens[start - 1]?.lower ?? '');
  if (!of || !PARTS.has(tokens[start - 2]?.lower ?? '')) return start;
  return beforeDeterminer(tokens, COUNTS.has(tokens[start - 3]?.lower ?? '') ? start - 3 : start - 2);
}

const COUNTS = words(
  'two three four five six seven eight nine ten several some many alleged suspected senior',
);

function beforeDeterminer(tokens: readonly Token[], at: number): number {
  return DETERMINERS.has(tokens[at - 1]?.lower ?? '') ? at - 1 : at;
}

const ENDS_PHRASE = words(', . ; that and with from in for by of at through via which who during against');

/** The preposition right before a mention, over an article and adjectives. */
export function prepositionBefore(
  tokens: readonly Token[],
  mention: ActorMention,
  wanted: readonly string[],
): number {
  const start = phraseStartOf(tokens, mention);
  for (let at = start - 1; at >= Math.max(0, start - 6); at -= 1) {
    const word = tokens[at]?.lower ?? '';
    if (wanted.includes(word)) return at;
    if (ENDS_PHRASE.has(word)) return -1;
  }
  return -1;
}
